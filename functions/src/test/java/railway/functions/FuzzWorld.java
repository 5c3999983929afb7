package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import railway.aws.Json;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.examples.common.Terms;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;
import railway.functions.fuzz.Mutator;
import railway.memory.MemoryEventBus;
import railway.store.Journal;
import railway.store.WorkflowId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A house on the real adapters and tables in memory, in which a few workflows are under way: it is
 * the same before each input. Knows what must be true after each.
 */
final class FuzzWorld {

  /** Started, and nobody has gone on with it yet. */
  static final String FRESH = "order-1";

  /** Its customer is asked about missing products. */
  static final String ASKED = "order-2";

  static final String ASKED_TO_DO = "ask-about-missing-product-2";

  /** Waits for the payment provider. */
  static final String UNPAID = "order-3";

  static final String UNPAID_TO_DO = "receive-payment-3";

  /** Waits for a message of the carrier. */
  static final String PARCEL = "parcel-1";

  static final String PARCEL_TO_DO = "hear-of-delivery-1";

  /** Has ended. */
  static final String DELIVERED = "parcel-2";

  static final List<String> UNDER_WAY = List.of(ASKED, UNPAID, PARCEL, DELIVERED);

  private static final String SHOWN_AT_MOST =
      Mutator.SECRET.substring(0, 41); // messages show 40 characters of a name

  final TablesInMemory tables = new TablesInMemory();
  final TestClock clock = new TestClock();
  final House house;
  final Journal journal;
  private final MemoryEventBus bus = new MemoryEventBus();
  private final Queue<Bench.Kept> rejected = new ConcurrentLinkedQueue<>();
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Auditor auditor;

  /** What a handler wrote, or threw. */
  record Aftermath(String output, Optional<Exception> thrown) {}

  FuzzWorld() {
    Town town = new Town();
    town.answersQuestions = true;
    town.warehouse =
        order -> order.orderId().equals("2") ? Town.tooLittle(order) : Town.enough(order);
    Terms terms =
        new Terms(
            Duration.ofHours(1),
            Duration.ofSeconds(20),
            8,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1));
    OrderSettings settings =
        new OrderSettings(
            terms,
            terms,
            Duration.ofSeconds(30),
            Duration.ofHours(24),
            Duration.ofHours(72),
            Duration.ofHours(72));
    Definitions definitions =
        Definitions.of(OrderWorkflow.of(town.partners(), settings), new ParcelWorkflow());
    DynamoDbEnhancedClient client =
        DynamoDbEnhancedClient.builder().dynamoDbClient(tables).extensions().build();
    journal = new DynamoDbJournal(definitions::get, TablesInMemory.JOURNAL, client);
    house =
        new House(
            definitions,
            new Ports(
                journal,
                new DynamoDbWorkflows(TablesInMemory.WORKFLOWS, client, 2, Settings.ROW_RETENTION),
                new DynamoDbToDos(TablesInMemory.TO_DOS, client, Settings.ROW_RETENTION),
                bus,
                (source, reason, received) ->
                    rejected.add(new Bench.Kept(source, reason, received))),
            2,
            new LambdaPlatform(clock, () -> "n" + requests.incrementAndGet(), Duration.ZERO));
    auditor = new Auditor(definitions, Pace.USUAL);
    populate();
  }

  private void populate() {
    for (String order : List.of("2", "3")) {
      start("OrderPlaced", order(order));
    }
    for (String parcel : List.of("1", "2")) {
      start("ParcelSent", "{\"number\": \"%s\"}".formatted(parcel));
    }
    settle();
    Aftermath delivered =
        call(
            new AnswerToDo(house),
            bytes(
                Bench.event(
                    "ToDoAnswered",
                    ParcelWorkflow.CARRIER,
                    "{\"toDo\": \"hear-of-delivery-2\", \"answer\": {\"to\": \"me\"}, \"answerId\": \"first\"}")));
    assertThat(delivered.thrown()).isEmpty();
    settle();
    start("OrderPlaced", order("1"));
    project(tables.puts(TablesInMemory.JOURNAL).getLast());
    assertThat(rejected).isEmpty();
    for (String id : UNDER_WAY) {
      assertThat(tables.items(TablesInMemory.JOURNAL, id)).as(id).isNotEmpty();
    }
    tables.mark();
  }

  private void start(String type, String detail) {
    call(new StartWorkflow(house), bytes(Bench.event(type, "shop", detail)));
  }

  static String order(String id) {
    return Bench.detail(id).replace("Street 1", Mutator.SECRET);
  }

  /** Brings the stream to both functions until nobody writes any more. */
  private void settle() {
    int seen = 0;
    List<TablesInMemory.Put> puts = tables.puts(TablesInMemory.JOURNAL);
    while (seen < puts.size()) {
      TablesInMemory.Put put = puts.get(seen++);
      project(put);
      if (put.item().get("follow").s().equals("stream")) {
        call(new FollowTransition(house), bytes(Bench.batch(Images.inserted("1", put.item()))));
      }
      puts = tables.puts(TablesInMemory.JOURNAL);
    }
  }

  private void project(TablesInMemory.Put put) {
    call(new ProjectReadModels(house), bytes(Bench.batch(Images.inserted("1", put.item()))));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Everything is again as it was before the first input. */
  void reset() {
    tables.rollback();
    forget();
    clock.advance(Duration.between(clock.instant(), TestClock.START));
  }

  /** What was said so far is not looked at again. */
  void forget() {
    rejected.clear();
    logged.clear();
  }

  Aftermath call(RequestStreamHandler handler, byte[] input) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Optional<Exception> thrown = Optional.empty();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(input),
          output,
          new TestContext("request-" + requests.incrementAndGet(), logged));
    } catch (IOException | RuntimeException exception) {
      thrown = Optional.of(exception);
    }
    return new Aftermath(output.toString(StandardCharsets.UTF_8), thrown);
  }

  List<Bench.Kept> rejected() {
    return List.copyOf(rejected);
  }

  /** What each line of the log says was done. */
  List<String> done() {
    return logged.stream().map(line -> Bench.json(line).at("what").text().orElse("?")).toList();
  }

  List<TablesInMemory.Put> appended() {
    return tables.puts(TablesInMemory.JOURNAL);
  }

  int entries(String id) {
    return tables.items(TablesInMemory.JOURNAL, id).size();
  }

  /** The ids of the workflows that were written to. */
  Set<String> touched() {
    return appended().stream()
        .map(TablesInMemory.Put::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Never half-applied: each journal that was written to is one of whole entries without a gap,
   * reads back, and is a trace of the algorithms.
   */
  void journalsAreLegal() {
    for (String id : touched()) {
      Audited audited = auditor.audit(journal, new WorkflowId(id)).orElseThrow();
      assertThat(audited.unread()).as("the journal reads back").isEmpty();
      assertThat(audited.objections()).as("the journal is legal").isEmpty();
      assertThat(audited.entries()).as("no gap").hasSize(entries(id));
    }
  }

  /** The read models after one record at a time are those of a rebuild in one batch. */
  void readModelsEqualARebuild(Set<String> ids) {
    for (String id : ids) {
      List<String> records = new ArrayList<>();
      int number = 0;
      for (Map<String, AttributeValue> item : tables.items(TablesInMemory.JOURNAL, id)) {
        records.add(Images.inserted(Integer.toString(number++), item));
      }
      records.forEach(record -> shown(bytes(Bench.batch(record))));
      var shown = shown(id);
      clearReadModels(id);
      shown(bytes(Bench.batch(records.toArray(String[]::new))));
      assertThat(shown(id)).as("read models equal a rebuild").isEqualTo(shown);
    }
  }

  private void shown(byte[] batch) {
    Aftermath aftermath = call(new ProjectReadModels(house), batch);
    assertThat(aftermath).isEqualTo(new Aftermath("{\"batchItemFailures\":[]}", Optional.empty()));
  }

  void clearReadModels(String id) {
    tables.clear(TablesInMemory.WORKFLOWS, id);
    for (Map<String, AttributeValue> row : toDosOf(id)) {
      tables.clear(TablesInMemory.TO_DOS, row.get("taskId").s());
    }
  }

  private Set<Map<String, AttributeValue>> shown(String id) {
    Set<Map<String, AttributeValue>> rows =
        tables.items(TablesInMemory.WORKFLOWS, id).stream().collect(Collectors.toSet());
    rows.addAll(toDosOf(id));
    return rows;
  }

  private List<Map<String, AttributeValue>> toDosOf(String id) {
    return tables.all(TablesInMemory.TO_DOS).stream()
        .filter(row -> AttributeValue.fromS(id).equals(row.get("workflowId")))
        .toList();
  }

  /** No log line, no exception and no reply shows a payload, unless it stands where a name does. */
  void nothingIsTold(Aftermath aftermath, List<Optional<String>> names) {
    if (names.stream().flatMap(Optional::stream).anyMatch(name -> name.contains(SHOWN_AT_MOST))) {
      return;
    }
    for (String line : logged) {
      if (line.contains(SHOWN_AT_MOST)) {
        throw new AssertionError("the log shows a payload: " + line);
      }
    }
    for (Throwable t = aftermath.thrown().orElse(null); t != null; t = t.getCause()) {
      if (String.valueOf(t.getMessage()).contains(SHOWN_AT_MOST)) {
        throw new AssertionError("an exception shows a payload: " + t.getMessage());
      }
    }
  }

  /**
   * No reply shows a payload; but an author's decision may quote what it refuses, as those of the
   * example do.
   */
  static void repliesTellNothing(String reply) {
    if (reply.contains(SHOWN_AT_MOST) && !reply.contains("The answer cannot be taken: ")) {
      throw new AssertionError("a reply shows a payload: " + reply);
    }
  }

  /** What came of a batch: only records of a workflow that cannot be read may come again. */
  void onlyTheUnreadableComeAgain(Aftermath aftermath, List<?> records) {
    assertThat(aftermath.thrown()).isEmpty();
    Set<String> unreadable = new HashSet<>();
    List<StreamRecord> read = new ArrayList<>();
    for (Object record : records) {
      read.add(StreamRecord.of(read.size(), new Tree(record), house.codec()));
      if (read.getLast().content() instanceof StreamRecord.Content.Unreadable) {
        unreadable.add(read.getLast().lane());
      }
    }
    Set<String> mayFail =
        read.stream()
            .filter(record -> unreadable.contains(record.lane()))
            .map(StreamRecord::sequenceNumber)
            .collect(Collectors.toSet());
    for (Object failed :
        Bench.json(aftermath.output()).at("batchItemFailures").list().orElseThrow()) {
      assertThat(mayFail)
          .as("records that may fail")
          .contains(new Tree(failed).at("itemIdentifier").text().orElseThrow());
    }
  }

  /** The rejected queue holds this, once, with a reason. */
  void isKept(String original) {
    assertThat(rejected).as("rejected once").hasSize(1);
    assertThat(rejected.element().reason()).as("reason").isNotBlank();
    assertThat(rejected.element().received()).as("the original").isEqualTo(original);
  }

  /** The tree of an input; empty if it is no JSON. */
  static Optional<Tree> tree(byte[] input) {
    return Json.parse(input) instanceof Json.Reading.Parsed(var tree)
        ? Optional.of(new Tree(tree))
        : Optional.empty();
  }
}
