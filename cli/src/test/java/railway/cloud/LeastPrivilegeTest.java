package railway.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.cli.local.Home;
import railway.cli.local.Stores;
import railway.cli.local.Town;
import railway.cli.local.TownPlan;
import railway.cli.shop.OrderBook;
import railway.cli.shop.People;
import railway.cli.shop.PlannedOrder;
import railway.cloud.access.Credentials;
import railway.cloud.access.Grant;
import railway.cloud.access.Use;
import railway.cloud.template.Template;
import railway.cloud.template.TemplateFile;
import railway.cloud.wire.CloudLog;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs everything that the functions do against the permissions of template.yaml: what they call is
 * allowed, and what is allowed they call. The run is made once, and its calls are judged again and
 * again.
 */
@Tag("a-jvm-of-its-own")
class LeastPrivilegeTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final String PAYMENT_DEADLINE = "PT4S";

  /** What no call over the wire shows, because AWS does it out of sight; reviewed by hand. */
  private static final Map<String, String> OF_AWS_ALONE =
      Map.of(
          "logs:CreateLogStream", "Lambda writes what a function logs",
          "logs:PutLogEvents", "Lambda writes what a function logs");

  private static final Template TEMPLATE = TemplateFile.load();

  private static Town town;
  private static Set<Use> uses = Set.of();
  private static Set<String> denials = Set.of();

  @BeforeAll
  static void run() throws Exception {
    TownPlan calm = TownPlan.calm(Home.find(), InstantSource.system(), CloudLog.silent());
    town =
        Town.open(
            new TownPlan(
                calm.home(),
                calm.thirdParties(),
                calm.faults(),
                calm.ports(),
                calm.pace(),
                PAYMENT_DEADLINE,
                calm.scheduleSpeed(),
                calm.hosting(),
                calm.clock(),
                calm.log()));
    List<PlannedOrder> orders = new ArrayList<>(OrderBook.orders(1, 3, false));
    PlannedOrder neverPaid = neverPaid();
    orders.add(neverPaid);
    try (People people = new People(town, orders, Duration.ofMillis(50));
        Stores stores = new Stores(town);
        DynamoDbClient tables = client(DynamoDbClient.builder(), dynamodb(), operator())) {
      people.start();
      orders.forEach(people::place);
      whatNobodyCanRead(tables);
      aToDoWhoseRowIsLost(tables, neverPaid.placed().orderId());
      for (PlannedOrder order : orders) {
        await("the end of " + order.workflow(), () -> hasEnded(stores, order.workflow()));
      }
      aRowThatFellBehind(tables, stores, orders.getFirst().workflow());
      await("a look at the backlog", () -> hasAsked("MeasureBacklog"));
      await("quiet", () -> town.cloud().isQuiet());
    }
    uses = town.cloud().guard().uses();
    denials = town.cloud().guard().denials();
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  /** The only task that ends because time goes by: nobody pays. */
  private static PlannedOrder neverPaid() {
    return OrderBook.orders(1, 60, false).stream()
        .skip(3)
        .filter(order -> order.fate().cards().contains("abandoned"))
        .findFirst()
        .orElseThrow();
  }

  private static void whatNobodyCanRead(DynamoDbClient tables) {
    try (EventBridgeClient bus = client(EventBridgeClient.builder(), events(), operator())) {
      bus.putEvents(
          request -> request.entries(event("OrderPlacd", "{}"), event("ToDoAnswered", "{}")));
    }
    tables.putItem(
        request ->
            request
                .tableName(table("Journal"))
                .item(
                    Map.of(
                        "workflowId",
                        AttributeValue.fromS("x".repeat(WorkflowId.LONGEST + 1)),
                        "seq",
                        AttributeValue.fromN("0"),
                        "follow",
                        AttributeValue.fromS("stream"))));
  }

  /** The row of a To-Do that is decided later is made again, from the journal. */
  private static void aToDoWhoseRowIsLost(DynamoDbClient tables, String order) throws Exception {
    String toDo = "receive-payment-" + order;
    Map<String, AttributeValue> key = Map.of("taskId", AttributeValue.fromS(toDo));
    await(
        "the payment that is never made",
        () -> tables.getItem(request -> request.tableName(table("ToDos")).key(key)).hasItem());
    readTheToDo(toDo);
    tables.deleteItem(request -> request.tableName(table("ToDos")).key(key));
  }

  private static void readTheToDo(String id) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(town.cloud().endpoints().api() + "/todos/" + id))
              .header("Authorization", "Bearer " + town.providerToken())
              .build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  /**
   * As if the projection had lost all but an early entry, a while ago: the sweep finds the row due,
   * and mends it.
   */
  private static void aRowThatFellBehind(DynamoDbClient tables, Stores stores, WorkflowId id)
      throws Exception {
    await("the row of " + id, () -> row(stores, id).equals(Optional.of(newest(stores, id))));
    WorkflowRow early =
        entries(stores, id).stream()
            .map(WorkflowRow::of)
            .filter(row -> row.standing().due().isPresent())
            .findFirst()
            .orElseThrow();
    Map<String, AttributeValue> key = Map.of("workflowId", AttributeValue.fromS(id.value()));
    tables.deleteItem(request -> request.tableName(table("Workflows")).key(key));
    stores.workflows().show(early);
    tables.updateItem(
        request ->
            request
                .tableName(table("Workflows"))
                .key(key)
                .updateExpression("SET due = since")
                .conditionExpression("attribute_exists(due)"));
    await("the mended row", () -> row(stores, id).equals(Optional.of(newest(stores, id))));
  }

  private static boolean hasAsked(String function) {
    return town.cloud().guard().uses().stream().anyMatch(use -> use.session().equals(function));
  }

  private static boolean hasEnded(Stores stores, WorkflowId id) {
    return row(stores, id).filter(row -> row.standing().due().isEmpty()).isPresent()
        && entries(stores, id).getLast().arrival().isPresent()
        && row(stores, id).equals(Optional.of(newest(stores, id)));
  }

  private static Optional<WorkflowRow> row(Stores stores, WorkflowId id) {
    return stores.workflows().get(id);
  }

  private static WorkflowRow newest(Stores stores, WorkflowId id) {
    return WorkflowRow.of(entries(stores, id).getLast());
  }

  private static List<Entry> entries(Stores stores, WorkflowId id) {
    return stores.journal().read(id, 0, 1000).stream()
        .flatMap(
            reading ->
                reading instanceof Journal.Reading.Legible legible
                    ? Stream.of(legible.entry())
                    : Stream.empty())
        .toList();
  }

  private static void await(String what, Callable<Boolean> reached) throws Exception {
    Instant end = Instant.now().plus(GENEROUS);
    while (!reached.call()) {
      assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
      Thread.sleep(50);
    }
  }

  @Test
  void everyCallThatAFunctionMakes_isAllowed() {
    assertThat(denials).isEmpty();
  }

  static Stream<Grant> grants() {
    return Grant.of(TEMPLATE).stream().filter(grant -> !OF_AWS_ALONE.containsKey(grant.action()));
  }

  /** Without it, something of the run would have been denied: it cannot be removed unnoticed. */
  @ParameterizedTest
  @MethodSource("grants")
  void everyGrant_isNeeded(Grant grant) {
    assertThat(grant.isNeeded(uses, TEMPLATE)).as(grant + " is used by nobody").isTrue();
  }

  @Test
  void noGrant_isWiderThanOneAction_orNamesEveryResource() {
    assertThat(Grant.of(TEMPLATE))
        .isNotEmpty()
        .allSatisfy(
            grant -> {
              assertThat(grant.action()).doesNotContain("*");
              assertThat(grant.resource()).doesNotMatch("\\*|.*:\\*");
            });
  }

  @Test
  void onlyFollowTransition_announces_andNobodyChangesAFact() {
    assertThat(Grant.of(TEMPLATE))
        .filteredOn(grant -> grant.action().equals("events:PutEvents"))
        .extracting(Grant::role)
        .containsExactly("FollowTransitionRole");
    assertThat(Grant.of(TEMPLATE))
        .extracting(Grant::action)
        .doesNotContain("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem");
  }

  @Test
  void theQueryFunctions_onlyRead() {
    assertThat(Grant.of(TEMPLATE))
        .filteredOn(grant -> Set.of("ListToDosRole", "MeasureBacklogRole").contains(grant.role()))
        .extracting(Grant::action)
        .allMatch(action -> action.matches("dynamodb:(GetItem|Query)|logs:.*"));
  }

  @Test
  void aTableThatAFunctionMayNotWrite_refusesInDynamoDbsWords() {
    try (DynamoDbClient tables = client(DynamoDbClient.builder(), dynamodb(), as("ListToDos"))) {
      assertThatThrownBy(
              () ->
                  tables.putItem(
                      request ->
                          request
                              .tableName(table("ToDos"))
                              .item(Map.of("taskId", AttributeValue.fromS("1")))))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              denied -> {
                assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                assertThat(denied.statusCode()).isEqualTo(400);
                assertThat(denied)
                    .hasMessageContainingAll(
                        "assumed-role/ListToDosRole/ListToDos is not authorized to perform:"
                            + " dynamodb:PutItem on resource: arn:aws:dynamodb:local:000000000000:table/ToDos",
                        "to the role ListToDosRole in template.yaml");
              });
    }
    assertThat(town.cloud().guard().denials()).isNotEmpty();
  }

  @Test
  void theBus_andAQueue_refuseInTheirs() {
    try (EventBridgeClient bus = client(EventBridgeClient.builder(), events(), as("ListToDos"));
        SqsClient queues = client(SqsClient.builder(), queues(), as("ListToDos"))) {
      assertThatThrownBy(() -> bus.putEvents(request -> request.entries(event("A", "{}"))))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              denied ->
                  assertThat(denied.awsErrorDetails().errorCode())
                      .isEqualTo("AccessDeniedException"));
      assertThatThrownBy(
              () ->
                  queues.sendMessage(
                      request ->
                          request
                              .queueUrl(town.cloud().references().ref("DeadLetters"))
                              .messageBody("a")))
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              denied -> {
                assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                assertThat(denied.statusCode()).isEqualTo(403);
              });
    }
  }

  @Test
  void aFactOfTheJournal_isNeverDeleted_notEvenByAnOperator() {
    try (DynamoDbClient tables = client(DynamoDbClient.builder(), dynamodb(), operator())) {
      Map<String, AttributeValue> key =
          Map.of(
              "workflowId", AttributeValue.fromS("order-1-001"), "seq", AttributeValue.fromN("0"));

      assertThatThrownBy(
              () -> tables.deleteItem(request -> request.tableName(table("Journal")).key(key)))
          .hasMessageContainingAll(
              "dynamodb:DeleteItem", "explicit deny in a resource-based policy");
      assertThatThrownBy(
              () ->
                  tables.executeStatement(
                      request ->
                          request.statement(
                              "DELETE FROM \"Journal\" WHERE workflowId='order-1-001' AND seq=0")))
          .hasMessageContaining("dynamodb:PartiQLDelete");
      assertThat(tables.getItem(request -> request.tableName(table("Journal")).key(key)).hasItem())
          .isTrue();
    }
  }

  private static PutEventsRequestEntry event(String detailType, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName(town.bus())
        .source("test")
        .detailType(detailType)
        .detail(detail)
        .build();
  }

  private static String table(String logicalId) {
    return town.cloud().references().ref(logicalId);
  }

  private static URI dynamodb() {
    return town.cloud().endpoints().dynamodb();
  }

  private static URI events() {
    return town.cloud().endpoints().events();
  }

  private static URI queues() {
    return town.cloud().endpoints().queues();
  }

  private static Credentials operator() {
    return Credentials.OPERATOR;
  }

  private static Credentials as(String function) {
    return Credentials.of(function);
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, Credentials credentials) {
    AwsCredentialsProvider provider =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(credentials.accessKey(), "secret"));
    return builder
        .endpointOverride(endpoint)
        .region(Region.of("local"))
        .credentialsProvider(provider)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
