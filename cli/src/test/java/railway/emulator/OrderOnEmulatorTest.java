package railway.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.SetSystemProperty;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.cli.verdict.Errand;
import railway.cloud.template.TableSpec;
import railway.cloud.template.TemplateFile;
import railway.cloud.template.TemplateLoader;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderLine;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;
import railway.examples.order.PaymentAwaited;
import railway.examples.order.PaymentChoice;
import railway.examples.order.PaymentTrouble;
import railway.examples.order.ReceivePayment;
import railway.examples.order.WaitForCustomerOnPayment;
import railway.examples.order.http.Addresses;
import railway.examples.thirdparties.EffectsMade;
import railway.examples.thirdparties.PaymentProvider;
import railway.examples.thirdparties.Settings;
import railway.examples.thirdparties.ThirdParties;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.TaskId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * The stack on an emulator that is not ours: tables, bus, queues and rules are made there from
 * template.yaml, and orders go through the real adapters and handlers. {@link EmulatedCloud} says
 * what stands in for Lambda and API Gateway.
 */
@NeedsEmulator
@SetSystemProperty(key = "aws.accessKeyId", value = Emulator.NOBODY)
@SetSystemProperty(key = "aws.secretAccessKey", value = Emulator.NOBODY)
class OrderOnEmulatorTest {
  private static final int DUE_SHARDS = 2;

  /** How long one look at something that must become so may take, and how often it is looked. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final int LOOKS = 60;

  /** What the mailbox of outcomes has brought so far. */
  private static final List<String> HEARD = new CopyOnWriteArrayList<>();

  private static final InstantSource CLOCK = InstantSource.system();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static Emulator emulator;
  private static ThirdParties parties;
  private static EmulatedStack stack;
  private static EmulatedCloud cloud;
  private static Mailbox outcomes;
  private static Journal journal;
  private static Workflows workflows;
  private static DynamoDbToDos toDos;

  @BeforeAll
  static void deploy() {
    emulator = Emulator.open();
    System.out.println("The stack is tried on the emulator at " + emulator.endpoint());
    parties = ThirdParties.start(CLOCK, Settings.calm());
    stack =
        EmulatedStack.deploy(
            TemplateLoader.load(
                TemplateFile.path(),
                Map.of(
                    "TokenIssuer", "https://local",
                    "WarehouseUrl", parties.warehouse().uri().toString(),
                    "BillerUrl", parties.biller().uri().toString(),
                    "PaymentProviderUrl", parties.paymentProvider().uri().toString(),
                    "CourierUrl", parties.courier().uri().toString(),
                    "MailGatewayUrl", parties.mailGateway().uri().toString())),
            emulator);
    outcomes = stack.listen("Outcomes", "{\"source\": [\"railway.order\"]}");
    cloud = new EmulatedCloud(stack, emulator, CLOCK, CloudLog.silent());
    parties
        .paymentProvider()
        .callBack(
            cloud.api() + "/todos/{toDo}/answer",
            cloud.token("payment-provider", List.of(ReceivePayment.PROVIDER)));
    DynamoDbEnhancedClient client =
        DynamoDbEnhancedClient.builder().dynamoDbClient(emulator.tables()).extensions().build();
    journal = new DynamoDbJournal(definitions()::get, stack.references().ref("Journal"), client);
    workflows =
        new DynamoDbWorkflows(
            stack.references().ref("Workflows"), client, DUE_SHARDS, DynamoDbWorkflows.RETENTION);
    toDos = new DynamoDbToDos(stack.references().ref("ToDos"), client, DynamoDbToDos.RETENTION);
  }

  /** Nothing is sent from here: the workflow is only asked what its events mean. */
  private static Definitions definitions() {
    OrderSettings settings = OrderSettings.usual();
    return Definitions.of(
        OrderWorkflow.of(
            new Addresses(
                    parties.warehouse().uri(),
                    parties.biller().uri(),
                    parties.paymentProvider().uri(),
                    parties.courier().uri(),
                    parties.mailGateway().uri())
                .partners(() -> HTTP, settings.requestLimit()),
            settings));
  }

  @AfterAll
  static void takeAway() {
    try {
      if (cloud != null) {
        cloud.close();
      }
      if (stack != null) {
        stack.close();
        assertThat(stack.left())
            .as("what this run leaves behind at %s", emulator.endpoint())
            .isEmpty();
      }
    } finally {
      if (parties != null) {
        parties.close();
      }
      emulator.close();
    }
  }

  @Test
  void tables_haveTheTemplatesKeysIndexesStreamAndTimeToLive() {
    for (TableSpec wanted : stack.template().tables().values()) {
      var found =
          SeenTable.of(
              emulator.tables().describeTable(request -> request.tableName(wanted.name())).table());
      assertThat(found).isEqualTo(SeenTable.of(wanted));
      wanted
          .timeToLive()
          .ifPresent(
              attribute -> {
                var timeToLive =
                    emulator
                        .tables()
                        .describeTimeToLive(request -> request.tableName(wanted.name()))
                        .timeToLiveDescription();
                assertThat(timeToLive.attributeName()).isEqualTo(attribute);
                assertThat(timeToLive.timeToLiveStatus())
                    .isIn(TimeToLiveStatus.ENABLING, TimeToLiveStatus.ENABLED);
              });
    }
  }

  @Test
  void anOrder_runsFromTheBusThroughEveryKindOfAnswer_toItsOutcomeOnTheBus() throws Exception {
    WorkflowId order = place("confirmed");

    ToDoRow payment = openToDo("receive-payment-confirmed");
    assertThat(payment.assignee()).isEqualTo("role:" + ReceivePayment.PROVIDER);
    pay(read(PaymentAwaited.class, payment).payment().page(), "empty", payment.id().value());

    ToDoRow trouble = openToDo("wait-for-customer-on-payment-confirmed");
    tell(trouble.id(), new PaymentChoice(PaymentChoice.Choice.TRY_AGAIN));
    PaymentTrouble asked = read(PaymentTrouble.class, trouble);
    ToDoRow again = openToDo(asked.nextToDo());
    pay(asked.payment().page(), "good", again.id().value());

    WorkflowRow row =
        until(
            "order confirmed has ended",
            () -> workflows.get(order),
            found -> found.standing().status() == Standing.Status.ENDED);
    assertThat(row.standing().due()).isEmpty();
    assertThat(announced(order)).containsExactly("OrderConfirmed");
    assertThat(toDo(payment.id()).decided().orElseThrow().event()).isEqualTo("InsufficientFunds");
    assertThat(toDo(trouble.id()).decided().orElseThrow().event()).isEqualTo("PaymentRetried");
    assertThat(toDo(again.id()).decided().orElseThrow().event()).isEqualTo("PaymentReceived");
    assertThat(made("confirmed"))
        .as("each effect of the order happened once, and all that it needed did")
        .allSatisfy(effect -> assertThat(effect.times()).isEqualTo(1))
        .extracting(EffectsMade::kind)
        .containsExactlyInAnyOrderElementsOf(
            Errand.ALL.stream()
                .map(Errand::effect)
                .filter(effect -> !effect.equals(PaymentProvider.REFUND))
                .distinct()
                .toList());
    assertLegal(order);
    assertThat(entries(order).getLast().seq()).isEqualTo(row.seq());
  }

  @Test
  void anOrderThatIsPlacedTwice_isOneOrder() throws Exception {
    WorkflowId order = place("twice");
    openToDo("receive-payment-twice");
    List<Entry> before = entries(order);

    place("twice");
    cloud.settle(LOOK);

    assertThat(entries(order)).isEqualTo(before);
    assertThat(made("twice")).allSatisfy(effect -> assertThat(effect.times()).isEqualTo(1));
    assertThat(before.stream().map(Entry::seq)).startsWith(0L);
    assertLegal(order);
  }

  @Test
  void anAppendThatComesAgain_isToldItsOwnEntryFromSomebodyElses() throws Exception {
    WorkflowId order = place("appended");
    openToDo("receive-payment-appended");
    Entry first = entries(order).getFirst();
    Entry anothers =
        new Entry(
            first.id(),
            first.seq(),
            first.at(),
            "somebody-else",
            first.workflow(),
            first.facts(),
            first.standing(),
            first.hop());

    assertThat(journal.append(first)).isEqualTo(new Append.Appended());
    assertThat(journal.append(anothers)).isEqualTo(new Append.Taken(Optional.of(first)));
    assertThat(entries(order).getFirst()).isEqualTo(first);
  }

  @Test
  void aWaitingOrder_isInTheDueIndex_andListedToWhomItAsks() throws Exception {
    WorkflowId order = place("waiting");
    ToDoRow payment = openToDo("receive-payment-waiting");
    WorkflowRow row =
        until(
            "order waiting is shown to wait",
            () -> workflows.get(order),
            found -> found.standing().status() == Standing.Status.WAITING);
    Instant due = row.standing().due().orElseThrow();
    int shard = Workflows.shardOf(order, DUE_SHARDS);

    assertThat(due).isEqualTo(payment.deadline().orElseThrow());
    assertThat(dueBy(shard, due)).contains(order);
    assertThat(dueBy(shard, due.minusMillis(1))).doesNotContain(order);
    assertThat(toDos.openFor(Set.of(payment.assignee()), 100)).contains(payment);
    assertThat(listed(cloud.token("anybody", List.of(ReceivePayment.PROVIDER))))
        .contains(payment.id().value());
    assertThat(listed(cloud.token("anybody", List.of()))).doesNotContain(payment.id().value());
    assertThat(cloud.invoke("WakeUp", "{\"shard\":\"%d\"}".formatted(shard))).isNotNull();
    assertThat(cloud.givenUp()).isEmpty();
  }

  private static List<WorkflowId> dueBy(int shard, Instant moment) {
    return workflows.due(shard, moment, 100).stream().map(WorkflowRow::id).toList();
  }

  /** Puts the event on the bus; the rule's mailbox hands it to StartWorkflow. */
  private static WorkflowId place(String orderId) {
    OrderPlaced placed =
        new OrderPlaced(
            orderId,
            "ada",
            "ada@example.org",
            "1 Main Street",
            List.of(new OrderLine("cup", 2, new BigDecimal("4"))),
            new BigDecimal("8"));
    put("shop", "OrderPlaced", Contract.of(OrderPlaced.class).write(placed));
    assertThat(cloud.deliver("StartWorkflow", "Happened")).isEqualTo(1);
    return new WorkflowId("order-" + orderId);
  }

  /** Answers by message, as the shop does. */
  private static void tell(TaskId toDo, PaymentChoice choice) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("toDo", toDo.value());
    detail.put("answer", Contract.of(PaymentChoice.class).write(choice));
    put(WaitForCustomerOnPayment.SHOP, "ToDoAnswered", detail);
    assertThat(cloud.deliver("AnswerToDo", "Told")).isEqualTo(1);
  }

  private static void put(String source, String type, Map<String, Object> detail) {
    PutEventsResponse response =
        emulator
            .events()
            .putEvents(
                request ->
                    request.entries(
                        PutEventsRequestEntry.builder()
                            .eventBusName(stack.references().ref("Bus"))
                            .source(source)
                            .detailType(type)
                            .detail(Json.text(detail))
                            .build()));
    assertThat(response.failedEntryCount()).as("%s", response).isZero();
  }

  private static void pay(URI page, String card, String toDo) throws Exception {
    HttpResponse<String> reply =
        HTTP.send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.text(Map.of("card", card, "toDo", toDo))))
                .build(),
            BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  /** What the query endpoint shows to a bearer. */
  private static String listed(String token) throws Exception {
    HttpResponse<String> reply =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(cloud.api() + "/todos"))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return reply.body();
  }

  private static ToDoRow openToDo(String id) throws InterruptedException {
    return until(
        "To-Do %s is open".formatted(id),
        () -> toDos.get(new TaskId(id)),
        row -> row.decided().isEmpty());
  }

  private static ToDoRow toDo(TaskId id) throws InterruptedException {
    return until(
        "To-Do %s is decided".formatted(id), () -> toDos.get(id), row -> row.decided().isPresent());
  }

  /**
   * Waits until something is there and is so. An emulator may show a stream's records late, so that
   * a look in vain proves nothing; the wait between two looks is a long poll, which the next
   * announcement ends.
   */
  private static <T> T until(String claim, Supplier<Optional<T>> look, Predicate<T> isSo)
      throws InterruptedException {
    for (int looked = 0; looked < LOOKS; looked++) {
      cloud.settle(LOOK);
      Optional<T> seen = look.get().filter(isSo);
      if (seen.isPresent()) {
        return seen.get();
      }
      HEARD.addAll(outcomes.take((int) LOOK.toSeconds()));
    }
    throw new AssertionError(
        "It did not become so that %s. Given up by the stream triggers: %s; rejected: %s"
            .formatted(claim, cloud.givenUp(), rejected()));
  }

  private static List<String> rejected() {
    return new Mailbox(emulator.queues(), stack.references().ref("RejectedEvents"), "").take(0);
  }

  /** The detail types of what the workflow has announced. */
  private static List<String> announced(WorkflowId id) throws InterruptedException {
    return until(
        "%s has announced its outcome".formatted(id),
        () -> Optional.of(announcements(id)),
        (List<String> heard) -> !heard.isEmpty());
  }

  private static List<String> announcements(WorkflowId id) {
    return HEARD.stream()
        .map(text -> Json.object(text).orElseThrow())
        .filter(event -> String.valueOf(event.get("resources")).startsWith("[railway:" + id + ":"))
        .map(event -> String.valueOf(event.get("detail-type")))
        .toList();
  }

  private static List<EffectsMade> made(String orderId) {
    return parties.effects().stream().filter(effect -> effect.id().contains(orderId)).toList();
  }

  private static List<Entry> entries(WorkflowId id) {
    return journal.read(id, 0, 1000).stream()
        .flatMap(
            reading ->
                reading instanceof Journal.Reading.Legible(Entry entry)
                    ? Stream.of(entry)
                    : Stream.empty())
        .toList();
  }

  private static void assertLegal(WorkflowId id) {
    Audited audited = new Auditor(definitions(), Pace.USUAL).audit(journal, id).orElseThrow();
    assertThat(audited.isLegal()).as("%s %s", audited.objections(), audited.unread()).isTrue();
  }

  private static <Q> Q read(Class<Q> type, ToDoRow row) {
    return switch (Contract.of(type).read(row.question(), Strictness.LENIENT)) {
      case Reading.Read<Q> read -> read.value();
      case Reading.Violated<Q> violated -> throw new AssertionError(violated.summary());
    };
  }
}
