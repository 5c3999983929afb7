package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import railway.cli.local.Town;

/** The whole line, from PutEvents to the outcome on the bus, and the judgement at its end. */
class DemoCommandTest {

  @BeforeAll
  static void quiet() {
    QuietLogs.arrange();
  }

  @Test
  void threeCalmOrders_walkEveryCategoryAndEveryToDo_andKeepEveryPromise() {
    Ran ran = Ran.command("demo");

    assertThat(ran.out())
        .contains(
            "Reserve stock",
            "Ask about missing product",
            "Create invoice",
            "Create payment attempt",
            "Receive payment",
            "Receive payment (2)",
            "Confirm payment",
            "Book courier",
            "Notify insufficient funds",
            "Wait for customer on payment",
            "Review by customer support")
        .contains(
            "All 13 claims hold: 3 orders (1 OrderCancelled, 2 OrderConfirmed), 0 refunds, 15 effects")
        .contains("no faults, seed 1");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void twentyOrdersOnABadDay_keepEveryPromise() {
    Ran ran = Ran.command("demo", "--faults", "--seed", "1", "--orders", "20");

    assertThat(ran.out()).contains("All 13 claims hold: 20 orders").contains("loseReply");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void aThirdPartyThatDoesTwiceWhatItWasAskedOnce_isFoundOut() {
    Ran ran =
        Ran.command(
            new CommandLine(new DemoCommand(DemoCommandTest::reserveTheFirstOrdersStock)),
            "--orders",
            "1",
            "--seed",
            "7");

    assertThat(ran.out())
        .contains(
            "reserve-stock-7-001: reservation of the warehouse was made 2 times, and 1 is the most")
        .contains("violation", "To see it again: ./railway demo --seed 7 --orders 1");
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  @Test
  void anOrderThatDoesNotEndInTime_isAViolation_andSaysWhereItStands() {
    Ran ran =
        Ran.command(
            new CommandLine(new DemoCommand(town -> town.parties().warehouse().shutPort())),
            "--orders",
            "1",
            "--patience",
            "4");

    assertThat(ran.out())
        .contains("order-1-001: it has not ended in 4 s", "RUNNING at Reserve stock")
        .contains("refused, without effect: no connection");
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  /** So that the engine's own request makes it the second time. */
  private static void reserveTheFirstOrdersStock(Town town) {
    URI warehouse = town.parties().warehouse().uri().resolve("/reservations");
    String body =
        "{\"reservationId\":\"reserve-stock-7-001\",\"orderId\":\"7-001\",\"lines\":[{\"sku\":\"cup\",\"quantity\":1}]}";
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(warehouse).POST(BodyPublishers.ofString(body)).build(),
                      BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(201);
    } catch (Exception trouble) {
      throw new AssertionError(trouble);
    }
  }
}
