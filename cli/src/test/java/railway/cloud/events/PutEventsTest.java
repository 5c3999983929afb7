package railway.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import railway.cloud.FaultPlan;
import railway.cloud.Ids;
import railway.cloud.VirtualTime;
import railway.cloud.access.Guard;
import railway.cloud.template.RuleInput;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The endpoint as the AWS SDK sees it. */
class PutEventsTest {
  private static final Retries NEVER_AGAIN = new Retries(0, Duration.ofHours(1), Optional.empty());

  private final VirtualTime time = new VirtualTime();
  private final Recorded functions = new Recorded();
  private final List<BusEvent> heard = Collections.synchronizedList(new ArrayList<>());
  private LocalEventBridge events;
  private EventBridgeClient client;

  @BeforeEach
  void start() {
    Surroundings around =
        new Surroundings(
            time, Backoff.WATCHABLE, FaultPlan.none(), time, new Ids(), CloudLog.silent());
    EventRule orders =
        new EventRule(
            "Orders",
            "railway",
            "{\"detail-type\":[{\"anything-but\":[\"ToDoAnswered\"]}]}",
            "StartWorkflow",
            new RuleInput.WholeEvent(),
            NEVER_AGAIN,
            NEVER_AGAIN);
    EventRule answers =
        new EventRule(
            "Answers",
            "railway",
            "{\"detail-type\":[\"ToDoAnswered\"]}",
            "AnswerToDo",
            new RuleInput.Constant("{\"constant\":true}"),
            NEVER_AGAIN,
            NEVER_AGAIN);
    events =
        LocalEventBridge.start(
            List.of("railway"), List.of(orders, answers), functions, Guard.ofNothing(), around, 0);
    events.subscribe("railway", heard::add);
    client =
        EventBridgeClient.builder()
            .endpointOverride(events.address())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    events.close();
  }

  @Test
  void givenAValidEvent_theMatchingFunctionGetsItInEventBridgesEnvelope() {
    Instant time = Instant.parse("2026-02-03T04:05:06Z");

    PutEventsResponse response = put(entry().time(time).resources("arn:one").build());
    this.time.runDue();

    assertThat(response.failedEntryCount()).isZero();
    assertThat(functions.names).containsExactly("StartWorkflow");
    assertThat(Json.object(functions.payloads.getFirst()))
        .hasValueSatisfying(
            event ->
                assertThat(event)
                    .containsEntry("version", "0")
                    .containsEntry("id", response.entries().getFirst().eventId())
                    .containsEntry("detail-type", "OrderPlaced")
                    .containsEntry("source", "shop")
                    .containsEntry("account", "000000000000")
                    .containsEntry("time", "2026-02-03T04:05:06Z")
                    .containsEntry("resources", List.of("arn:one"))
                    .containsEntry("detail", Map.of("orderId", "1")));
  }

  @Test
  void givenAnEventOfAnotherRule_onlyItsFunctionIsInvoked_withTheRulesInput() {
    put(entry().detailType("ToDoAnswered").build());
    time.runDue();

    assertThat(functions.names).containsExactly("AnswerToDo");
    assertThat(functions.payloads).containsExactly("{\"constant\":true}");
  }

  @Test
  void givenAnEventThatNoRuleMatches_nothingIsInvoked_butItIsAcceptedAndHeard() {
    PutEventsResponse onTheDefaultBus = put(entry().eventBusName("default").build());
    time.runDue();

    assertThat(onTheDefaultBus.failedEntryCount()).isZero();
    assertThat(functions.names).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void putEvents_isAnsweredBeforeAnyFunctionRuns() {
    put(entry().build());

    assertThat(functions.names).isEmpty();
    assertThat(events.pending()).isOne();
    time.runDue();
    assertThat(events.pending()).isZero();
  }

  @Test
  void subscribers_hearEventsInOrder_untilTheyAreClosed() {
    List<String> mine = new ArrayList<>();
    Subscription subscription = events.subscribe("railway", event -> mine.add(event.detailType()));
    put(entry().detailType("A").build(), entry().detailType("B").build());
    subscription.close();
    put(entry().detailType("C").build());

    assertThat(mine).containsExactly("A", "B");
    assertThat(heard).extracting(BusEvent::detailType).containsExactly("A", "B", "C");
  }

  @Test
  void givenTheBusAsAnArn_itIsFound() {
    put(entry().eventBusName("arn:aws:events:eu-west-1:000000000000:event-bus/railway").build());

    assertThat(heard).hasSize(1);
  }

  @Test
  void givenNoTime_theEventHasTheTimeOfTheCall() {
    put(entry().build());

    assertThat(heard.getFirst().time()).isEqualTo(VirtualTime.START);
  }

  @Test
  void givenAMissingField_theEntryIsRefused_andNamesIt() {
    assertRefused(entry().source(null).build(), "InvalidArgument", "Source is a required argument");
    assertRefused(
        entry().detailType(null).build(), "InvalidArgument", "DetailType is a required argument");
    assertRefused(entry().detail(null).build(), "InvalidArgument", "Detail is a required argument");
  }

  @Test
  void givenADetailThatIsNoJsonObject_theEntryIsRefused() {
    for (String detail :
        List.of(
            "not json",
            "[1]",
            "\"text\"",
            "42",
            "null",
            "{\"a\":1",
            "{\"a\":1} {\"b\":2}",
            "{\"a\":1,\"a\":2}")) {
      assertRefused(entry().detail(detail).build(), "MalformedDetail", "Detail is malformed");
    }
  }

  @Test
  void givenAnUnknownBus_theEntryIsRefused_andTheKnownOnesAreNamed() {
    assertRefused(
        entry().eventBusName("elsewhere").build(),
        "InvalidArgument",
        "Event bus elsewhere does not exist. The local cloud has: default, railway");
  }

  @Test
  void givenASourceOfAws_theEntryIsRefused() {
    assertRefused(
        entry().source("aws.ec2").build(),
        "NotAuthorizedForSourceException",
        "Not authorized for the source");
  }

  @Test
  void givenATextThatIsTooLong_theEntryIsRefused() {
    assertRefused(entry().detailType("x".repeat(129)).build(), "InvalidArgument", "at most 128");
    assertRefused(entry().source("x".repeat(257)).build(), "InvalidArgument", "at most 256");
  }

  @Test
  void givenOneBadEntryAmongGoodOnes_theGoodOnesPass_andTheAnswersKeepTheOrder() {
    PutEventsResponse response =
        put(
            entry().detailType("A").build(),
            entry().detail("[]").build(),
            entry().detailType("C").build());

    assertThat(response.failedEntryCount()).isOne();
    assertThat(response.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(null, "MalformedDetail", null);
    assertThat(heard).extracting(BusEvent::detailType).containsExactly("A", "C");
  }

  @Test
  void givenADetailOf300Kilobytes_theWholeRequestIsRefused_andNothingIsPublished() {
    PutEventsRequestEntry large =
        entry().detail("{\"text\":\"" + "x".repeat(300 * 1024) + "\"}").build();

    assertThatThrownBy(() -> put(entry().build(), large))
        .isInstanceOfSatisfying(
            EventBridgeException.class,
            refused ->
                assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining("Total size of the entries in the request is over the limit");
    assertThat(heard).isEmpty();
  }

  @Test
  void theLimitOfARequest_countsItsEntriesTogether_toTheByte() {
    int others = "shop".length() + "OrderPlaced".length();
    String half =
        "{\"a\":\""
            + "x".repeat(LocalEventBridge.LARGEST_REQUEST / 2 - others - "{'a':''}".length())
            + "\"}";

    put(entry().detail(half).build(), entry().detail(half).build());
    assertThat(heard).hasSize(2);
    assertThatThrownBy(
            () -> put(entry().detail(half).build(), entry().detail(half).resources("r").build()))
        .hasMessageContaining("over the limit");
  }

  @Test
  void givenNoEntryOrMoreThanTen_theRequestIsRefused() {
    assertThatThrownBy(() -> client.putEvents(request -> request.entries(List.of())))
        .hasMessageContaining("greater than or equal to 1");
    assertThatThrownBy(
            () ->
                client.putEvents(
                    request -> request.entries(Collections.nCopies(11, entry().build()))))
        .hasMessageContaining("less than or equal to 10");
  }

  @Test
  void givenAnotherOperation_theErrorSaysWhatIsKnown() {
    assertThatThrownBy(() -> client.listRules(request -> {}))
        .hasMessageContaining("AWSEvents.ListRules")
        .hasMessageContaining("PutEvents");
  }

  @Test
  void givenABodyThatIsNoJson_theAnswerIsASerializationException() throws Exception {
    URI address = events.address();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("X-Amz-Target", "AWSEvents.PutEvents")
            .POST(HttpRequest.BodyPublishers.ofString("not json"))
            .build();

    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException");
    }
  }

  @Test
  void givenARuleWhosePatternIsWrong_theStartSaysWhich() {
    EventRule broken =
        new EventRule(
            "Broken",
            "railway",
            "{\"detail-type\":\"not a list\"}",
            "F",
            new RuleInput.WholeEvent(),
            NEVER_AGAIN,
            NEVER_AGAIN);
    Surroundings around =
        new Surroundings(
            time, Backoff.WATCHABLE, FaultPlan.none(), time, new Ids(), CloudLog.silent());

    assertThatThrownBy(
            () ->
                LocalEventBridge.start(
                    List.of("railway"), List.of(broken), functions, Guard.ofNothing(), around, 0))
        .hasMessageContaining("Broken")
        .hasMessageContaining("template.yaml");
  }

  private void assertRefused(PutEventsRequestEntry entry, String code, String message) {
    PutEventsResponse response = put(entry);
    assertThat(response.failedEntryCount()).isOne();
    assertThat(response.entries().getFirst().errorCode()).isEqualTo(code);
    assertThat(response.entries().getFirst().errorMessage()).contains(message);
    assertThat(heard).isEmpty();
  }

  private PutEventsResponse put(PutEventsRequestEntry... entries) {
    return client.putEvents(request -> request.entries(entries));
  }

  private static PutEventsRequestEntry.Builder entry() {
    return PutEventsRequestEntry.builder()
        .eventBusName("railway")
        .source("shop")
        .detailType("OrderPlaced")
        .detail("{\"orderId\":\"1\"}");
  }
}
