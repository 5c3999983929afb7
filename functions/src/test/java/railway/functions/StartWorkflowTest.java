package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;

class StartWorkflowTest {
  private final Bench bench = new Bench();
  private final StartWorkflow function = new StartWorkflow(bench.house);

  @Test
  void anEventOfTheBus_startsItsWorkflow() {
    bench.call(function, Bench.fixture("eventbridge-order-placed.json"));

    assertThat(bench.events(new WorkflowId("order-4711"))).containsExactly("OrderPlaced");
    assertThat(bench.rejected).isEmpty();
    assertThat(bench.logged).singleElement().asString().contains("started", "order-4711");
  }

  @Test
  void theSameEventAgain_isADuplicate_andChangesNothing() {
    bench.order("1");
    bench.order("1");

    assertThat(bench.journal.appended).hasSize(1);
    assertThat(bench.rejected).isEmpty();
    assertThat(bench.logged).last().asString().contains("duplicate");
  }

  @Test
  void anotherEventWithTheSameKey_isKeptWithTheReason() {
    bench.order("1");
    bench.call(
        function,
        Bench.event("OrderPlaced", "shop", Bench.detail("1").replace("Street 1", "Street 2")));

    assertThat(bench.journal.appended).hasSize(1);
    assertThat(bench.reasons()).contains("order-1", "started before by a different OrderPlaced");
  }

  @Test
  void anUnknownType_isKept_namingTheTypesThatStartSomething() {
    bench.call(function, Bench.event("OrderPlacd", "shop", Bench.detail("1")));

    Bench.Kept kept = bench.rejected.element();
    assertThat(kept.source()).isEqualTo("shop");
    assertThat(kept.reason()).contains("OrderPlacd", "OrderPlaced, ParcelSent", "Correct");
    assertThat(kept.received()).contains("\"orderId\": \"1\"");
    assertThat(bench.journal.appended).isEmpty();
    assertThat(bench.watched.stack()).isEqualTo(Map.of(Metric.EVENTS_REJECTED, 1));
  }

  @Test
  void anAnnouncementOfOurOwn_thatNobodyWaitsFor_isIgnored() {
    bench.call(function, Bench.event("OrderConfirmed", "railway.order", "{\"orderId\": \"1\"}"));

    assertThat(bench.rejected).isEmpty();
    assertThat(bench.logged).singleElement().asString().contains("ignored");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "Street 1"     | null            | $.address
          "orderId": "1" | "orderId": 1    | $.orderId
          "orderId": "1" | "orderId": "?!" | orderId
          "customerId": "customer-1", | ~~ | customerId
          "quantity": 1  | "quantity": 0   | $.lines[0]
          "quantity": 1  | "quantity": 1.5 | $.lines[0].quantity
          "total": 12.5  | "total": 12.5, "tip": 1 | tip
          """)
  void aDetailThatBreaksTheContract_isKept_namingTheField(
      String field, String broken, String named) {
    String detail = Bench.detail("1").replace(field, broken == null ? "" : broken);
    assertThat(detail).isNotEqualTo(Bench.detail("1"));

    bench.call(function, Bench.event("OrderPlaced", "shop", detail));

    assertThat(bench.reasons()).contains("The detail of OrderPlaced", named, "send");
    assertThat(bench.journal.appended).isEmpty();
  }

  @Test
  void allViolations_areNamedAtOnce() {
    bench.call(
        function,
        Bench.event("OrderPlaced", "shop", "{\"orderId\": 1, \"lines\": \"hat\", \"tip\": 1}"));

    assertThat(bench.reasons())
        .contains("$.orderId", "customerId", "email", "address", "$.lines", "total", "tip");
  }

  @ParameterizedTest
  @CsvSource({"null", "[]", "7", "'\"text\"'"})
  void aDetailThatIsNoObject_isKept(String detail) {
    bench.call(function, Bench.event("OrderPlaced", "shop", detail));

    assertThat(bench.reasons()).contains("$: ");
    assertThat(bench.journal.appended).isEmpty();
  }

  @Test
  void anEventOf300KB_isKept_namingTheLimit() {
    String detail = Bench.detail("1").replace("Street 1", "x".repeat(300 * 1024));

    bench.call(function, Bench.event("OrderPlaced", "shop", detail));

    assertThat(bench.reasons()).contains("OrderPlaced", "262144", "send references");
    assertThat(bench.journal.appended).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "{}", "[1]", "'{\"detail-type\": \"OrderPlaced\"}'"})
  void whatIsNoEvent_isKept_sayingHowToSendOne(String input) {
    bench.call(function, input);

    assertThat(bench.rejected).singleElement().extracting(Bench.Kept::received).isEqualTo(input);
    assertThat(bench.reasons()).containsAnyOf("JSON", "PutEvents");
  }

  @Test
  void troubleWithTheStore_isThrown_soThatLambdaRepeatsTheEvent() {
    bench.journal.outOfReach.add(new WorkflowId("order-1"));

    assertThatThrownBy(() -> bench.order("1")).isInstanceOf(StoreTrouble.class);
    assertThat(bench.rejected).isEmpty();
  }

  @Test
  void theLog_saysNothingOfThePayload() {
    bench.order("1");
    bench.call(function, Bench.event("OrderPlaced", "shop", "{\"email\": \"c@example.org\"}"));

    assertThat(List.copyOf(bench.logged))
        .allSatisfy(line -> assertThat(Bench.json(line).at("what").text()).isPresent())
        .noneSatisfy(line -> assertThat(line).contains("c@example.org"));
  }
}
