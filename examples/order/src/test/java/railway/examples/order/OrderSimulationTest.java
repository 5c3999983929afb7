package railway.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import railway.testing.Report;
import railway.testing.world.Adversary;

/**
 * Orders against a world in which everything goes wrong: processes die and come back as zombies,
 * requests and replies are lost, effects come late, records are dropped and doubled.
 */
class OrderSimulationTest {

  private static final int ORDERS = 100_000;

  @Test
  void everyOrderEndsOnce_andEveryPromiseIsKept() {
    Report report = SimulatedOrders.simulation().runs(ORDERS).seed(1).play();
    System.out.println(report.summary());
    System.out.println(report.matrix());
    assertThat(report.seen().keySet())
        .contains("OrderConfirmed", "OrderCancelled", "Compromised", "LateResult", "Lapsed");
  }

  @Test
  void inAQuietWorld_nothingIsTriedTwice() {
    Report report = SimulatedOrders.simulation().among(Adversary.QUIET).runs(400).seed(1).play();
    assertThat(report.seen().keySet())
        .doesNotContain("Refused", "Unanswered", "Lapsed", "Absent", "Compromised");
  }
}
