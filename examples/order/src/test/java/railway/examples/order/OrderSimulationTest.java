package railway.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import railway.testing.Report;
import railway.testing.world.Adversary;
import railway.testing.world.Fault;

/**
 * Orders against a world in which everything goes wrong: processes die and come back as zombies,
 * requests and replies are lost, effects come late, records are dropped and doubled.
 */
class OrderSimulationTest {

  private static final int ORDERS = 80_000;
  private static final int HURRIED = 40_000;

  @Test
  void everyOrderEndsOnce_andEveryPromiseIsKept_whateverFaultMeetsWhateverCall() {
    Report report = SimulatedOrders.simulation().runs(ORDERS).seed(1).play();
    System.out.println(report.summary());
    System.out.println(report.matrix());
    assertThat(report.seen().keySet())
        .contains("OrderConfirmed", "OrderCancelled", "Compromised", "LateResult", "Lapsed");
    if (report.runs() >= ORDERS) {
      assertThat(report.uncovered()).as("faults that were never seen where they can be").isEmpty();
    }
  }

  /** Minutes instead of hours: retries stop, tasks expire, elections are closed. */
  @Test
  void whenThereIsNoTime_everyPromiseIsKept() {
    Report report = SimulatedOrders.simulation(OrderSettings.brisk()).runs(HURRIED).seed(1).play();
    System.out.println(report.summary());
    assertThat(report.seen().keySet())
        .contains("OrderConfirmed", "OrderCancelled", "Closing", "GaveUp", "Compromised");
  }

  /** Third parties may be busy all the same; nothing else is tried twice. */
  @Test
  void inAQuietWorld_everyRequestIsAnswered() {
    Report report = SimulatedOrders.simulation().among(Adversary.QUIET).runs(400).seed(1).play();
    assertThat(report.seen().keySet())
        .doesNotContain("Unanswered", "Lapsed", "Absent", "Compromised");
  }

  /** What rests on clocks is not promised then; everything else is. */
  @Test
  void whenClocksBreakTheMargin_whatDoesNotRestOnThemIsStillKept() {
    Report report =
        SimulatedOrders.simulation()
            .among(Adversary.NASTY.skewed(Duration.ofMinutes(3)))
            .runs(4_000)
            .seed(1)
            .play();
    assertThat(report.tally().strikes(Fault.SKEWED_BEYOND)).isPositive();
    assertThat(report.seen()).containsKey("broken beyond the margin");
  }

  /** Settings change while orders are under way, and both versions run side by side. */
  @Test
  void aDeploymentBetweenTwoSteps_losesNothing() {
    Report report =
        SimulatedOrders.simulation()
            .deploying(SimulatedOrders.nextVersion())
            .runs(4_000)
            .seed(1)
            .play();
    assertThat(report.seen().keySet()).contains("OrderConfirmed", "OrderCancelled");
  }
}
