package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import railway.examples.order.SimulatedOrders;
import railway.testing.Report;

/**
 * Orders through the handlers that are deployed, from the bytes that AWS brings to the bytes that
 * it gets, in a world in which everything goes wrong.
 */
class HandlersInSimulationTest {
  private static final int ORDERS = 1_500;
  private static final int PARCELS = 400;

  private static final LoggedLines LINES =
      new LoggedLines(
          List.of(
              "someone@example.org",
              "1 Main Street",
              "rare-vase",
              "pay.example",
              "looked at",
              "TRY_AGAIN"));

  @Test
  void everyOrderEndsOnce_throughTheHandlers_andNoPayloadIsLogged() {
    Report report =
        SimulatedOrders.simulation()
            .on(ports -> new SimulatedHandlers(ports, LINES))
            .runs(ORDERS)
            .seed(1)
            .play();
    System.out.println(report.summary());
    assertThat(report.seen().keySet())
        .contains(
            "OrderConfirmed",
            "OrderCancelled",
            "Accepted",
            "AlreadyDecided",
            "Expired",
            "Invalid",
            "NotOpen");
  }

  /** What the older version cannot read of the stream must come to the newer one. */
  @Test
  void aDeployment_losesNoEndingAndNoToDo_ofWhatTheOlderVersionCannotRead() {
    Report report =
        ParcelVersions.simulation()
            .on(ports -> new SimulatedHandlers(ports, new LoggedLines(List.of("atTheNeighbours"))))
            .runs(PARCELS)
            .seed(1)
            .play();
    assertThat(report.seen().keySet()).contains("ParcelCollected", "ParcelDelivered");
  }
}
