package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.cloud.dynamodb.SharedDatabase;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Next;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.engine.Railway;
import railway.examples.order.Order;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.StockShort;
import railway.examples.order.OrderLine;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.Standing.Status;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Category;
import railway.workflow.TaskId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an operator does to the tables of a stack, on real tables. */
class OperatorCommandsTest {
  private static final Instant NOON = AtNoon.NOON;
  private static final DynamoDbClient CLIENT =
      SharedDatabase.client(SharedDatabase.get(), "local", Region.of("local"));
  private static final DynamoDbEnhancedClient ENHANCED =
      DynamoDbEnhancedClient.builder().dynamoDbClient(CLIENT).extensions().build();
  private static final Definitions DEFINITIONS = KnownWorkflows.definitions();
  private static final Journal JOURNAL =
      new DynamoDbJournal(DEFINITIONS::get, table("Journal"), ENHANCED);
  private static final DynamoDbWorkflows WORKFLOWS =
      new DynamoDbWorkflows(table("Workflows"), ENHANCED, 2, DynamoDbWorkflows.RETENTION);
  private static final DynamoDbToDos TO_DOS =
      new DynamoDbToDos(table("ToDos"), ENHANCED, DynamoDbToDos.RETENTION);

  @BeforeAll
  static void quiet() {
    QuietLogs.arrange();
  }

  private static String table(String name) {
    return SharedDatabase.TEMPLATE.tables().get(name).name();
  }

  private static Ran operate(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--endpoint", SharedDatabase.get().endpoint().toString()));
    all.addAll(List.of("--journal-table", table("Journal")));
    if (command.equals("rebuild")) {
      all.addAll(List.of("--workflows-table", table("Workflows")));
      all.addAll(List.of("--todos-table", table("ToDos")));
    }
    return Ran.command(all.toArray(String[]::new));
  }

  private static WorkflowRow row(String id) {
    return WORKFLOWS.get(new WorkflowId(id)).orElseThrow();
  }

  @Test
  void aPausedWorkflow_isResumed_andTheJournalSaysSo() {
    pause(started("paused"));

    Ran ran = operate("resume", "order-paused");

    assertThat(ran.out()).contains("Resumed: order-paused goes on", "running", "Reserve stock");
    assertThat(ran.exitCode()).isZero();
    Entry newest = newest("order-paused");
    assertThat(newest.facts()).containsExactly(new Fact.Resumed());
    assertThat(newest.hop()).as("the stream brings a function").isEqualTo(Entry.Hop.STREAM);
    assertThat(newest.by()).startsWith("operator-");
  }

  @Test
  void aWorkflowThatIsNotPaused_staysAsItIs() {
    started("running");

    Ran ran = operate("resume", "order-running");

    assertThat(ran.out()).contains("order-running is not paused; nothing was done");
    assertThat(ran.exitCode()).isZero();
    assertThat(newest("order-running").seq()).isZero();
  }

  @Test
  void aWorkflowThatDoesNotExist_isNamed() {
    for (String command : List.of("resume", "rebuild")) {
      Ran ran = operate(command, "order-nobody");

      assertThat(ran.err()).contains("There is no workflow order-nobody in table");
      assertThat(ran.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void aRowThatIsMissing_isMade_togetherWithItsToDo() {
    ask(started("short"));

    Ran ran = operate("rebuild", "order-short");

    assertThat(ran.out()).contains("Rebuilt: 1 workflow as the journal says");
    assertThat(ran.exitCode()).isZero();
    assertThat(row("order-short").standing().status()).isEqualTo(Status.WAITING);
    assertThat(row("order-short").seq()).isEqualTo(1);
    assertThat(TO_DOS.get(new TaskId("ask-about-missing-product-short"))).isPresent();
  }

  @Test
  void aRowThatIsDamaged_isMadeAnew_andTwiceIsAsGoodAsOnce() {
    WorkflowRow right = WorkflowRow.of(started("damaged"));
    WORKFLOWS.show(
        new WorkflowRow(right.id(), right.workflow(), 0, NOON, paused(right.standing())));
    assertThat(row("order-damaged")).isNotEqualTo(right);

    operate("rebuild", "order-damaged");
    assertThat(row("order-damaged")).isEqualTo(right);

    operate("rebuild", "order-damaged");
    assertThat(row("order-damaged")).isEqualTo(right);
  }

  @Test
  void aRowOfANewerEntry_stays() {
    WorkflowRow old = WorkflowRow.of(started("newer"));
    WorkflowRow newer = new WorkflowRow(old.id(), old.workflow(), 7, NOON, old.standing());
    WORKFLOWS.show(newer);

    operate("rebuild", "order-newer");

    assertThat(row("order-newer")).isEqualTo(newer);
  }

  @Test
  void aRowIsMoved_intoTheShardThatItNowHas() {
    WORKFLOWS.show(WorkflowRow.of(started("moved")));

    operate("rebuild", "order-moved", "--due-shards", "1");

    assertThat(WORKFLOWS.due(0, NOON.plusSeconds(3600), 1000))
        .extracting(WorkflowRow::id)
        .contains(new WorkflowId("order-moved"));
  }

  @Test
  void all_rebuildsEachOfThem_andNamesWhatCannotBeRead() {
    started("first");
    Entry second = started("second");
    CLIENT.putItem(
        put ->
            put.tableName(table("Journal"))
                .item(
                    Map.of(
                        "workflowId", AttributeValue.fromS(second.id().value()),
                        "seq", AttributeValue.fromN("1"),
                        "workflow", AttributeValue.fromS("order"))));

    Ran ran = operate("rebuild", "--all");

    assertThat(ran.out()).contains("order-second: Entry 1 of order-second cannot be read");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(row("order-first").seq()).isZero();
    assertThat(row("order-second").standing().status()).isEqualTo(Status.PAUSED);
  }

  @Test
  void whatIsMisunderstood_isAskedFor() {
    assertThat(Ran.command("rebuild").err()).contains("a workflow id, or --all");
    assertThat(Ran.command("rebuild", "order-1", "--row-retention", "long").err()).contains("P90D");
    assertThat(Ran.command("rebuild", "order-1", "--due-shards", "0").err()).contains("1 or more");
  }

  /** As the engine does it; nobody follows. */
  private static Entry started(String order) {
    Railway railway =
        new Railway(
            DEFINITIONS,
            JOURNAL,
            new MemoryWorkflows(1),
            new MemoryToDos(),
            new MemoryEventBus(),
            Pace.USUAL);
    railway.start(DEFINITIONS.get("order").orElseThrow(), placed(order), new AtNoon(order));
    return newest("order-" + order);
  }

  private static OrderPlaced placed(String order) {
    return new OrderPlaced(
        order,
        "ada",
        "ada@example.org",
        "1 Main Street",
        List.of(new OrderLine("cup", 2, new BigDecimal("4"))),
        new BigDecimal("8"));
  }

  private static Entry newest(String id) {
    return JOURNAL.read(new WorkflowId(id), 0, 100).stream()
        .map(reading -> ((Journal.Reading.Legible) reading).entry())
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private static void pause(Entry started) {
    append(started, new Fact.Paused("broken"), paused(started.standing()));
  }

  /** The warehouse has too little, and the customer is asked. */
  private static void ask(Entry started) {
    TaskId asked =
        new TaskId(
            "ask-about-missing-product-" + started.id().value().substring("order-".length()));
    Standing before = started.standing();
    append(
        started,
        new Fact.Transitioned(
            "ReserveStock",
            before.id().orElseThrow(),
            shortage(started),
            new How.Rejected(1),
            new Next.To("AskAboutMissingProduct", asked, 1, Optional.empty())),
        new Standing(
            Status.WAITING,
            "AskAboutMissingProduct",
            Optional.of(asked),
            Optional.of(Category.TO_DO),
            NOON,
            1,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            before.visits(),
            List.of(),
            false));
  }

  private static StockShort shortage(Entry started) {
    OrderPlaced placed = (OrderPlaced) started.arrival().orElseThrow().event();
    return new StockShort(
        new Order(placed.orderId(), "ada", "ada@example.org", "1 Main Street", BigDecimal.TEN),
        placed.lines());
  }

  private static Standing paused(Standing before) {
    return new Standing(
        Status.PAUSED,
        before.task(),
        before.id(),
        before.category(),
        before.since(),
        before.visitSeq(),
        before.deadline(),
        Optional.empty(),
        before.attempts(),
        before.unresolved(),
        before.visits(),
        before.sweeps(),
        before.uncertain());
  }

  private static void append(Entry before, Fact fact, Standing standing) {
    assertThat(
            JOURNAL.append(
                new Entry(
                    before.id(),
                    before.seq() + 1,
                    NOON,
                    "test/0",
                    before.workflow(),
                    List.of(fact),
                    standing,
                    Entry.Hop.NONE)))
        .isEqualTo(new Append.Appended());
  }
}
