package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.cloud.dynamodb.SharedDatabase;
import railway.decision.Fact;
import railway.engine.Begun;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.engine.Railway;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderLine;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.WorkflowId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Journals of a real table, as they are, tampered with, and unreadable. */
class VerifyCommandTest {
  private static final Instant NOON = AtNoon.NOON;
  private static final String ENDPOINT = SharedDatabase.get().endpoint().toString();
  private static final DynamoDbClient CLIENT =
      SharedDatabase.client(SharedDatabase.get(), "local", Region.of("local"));
  private static final Definitions DEFINITIONS = KnownWorkflows.definitions();
  private static final Journal JOURNAL =
      new DynamoDbJournal(
          DEFINITIONS::get,
          SharedDatabase.TEMPLATE.tables().get("Journal").name(),
          DynamoDbEnhancedClient.builder().dynamoDbClient(CLIENT).extensions().build());

  @BeforeAll
  static void quiet() {
    QuietLogs.arrange();
    start("legal");
    Entry started = start("tampered");
    JOURNAL.append(
        new Entry(
            started.id(),
            1,
            NOON.plusSeconds(1),
            "somebody/0",
            started.workflow(),
            List.of(new Fact.Attempted(2, NOON.plusSeconds(60))),
            started.standing(),
            Entry.Hop.NONE));
    start("unreadable");
    CLIENT.putItem(
        put ->
            put.tableName(SharedDatabase.TEMPLATE.tables().get("Journal").name())
                .item(
                    Map.of(
                        "workflowId", AttributeValue.fromS("order-unreadable"),
                        "seq", AttributeValue.fromN("1"),
                        "workflow", AttributeValue.fromS("order"))));
  }

  @Test
  void aLegalJournal_isTickedEntryByEntry_withItsCertificates() {
    Ran ran = verify("order-legal");

    assertThat(ran.out())
        .contains("✓    0  2026-03-01T12:00:00Z", "✓ begins → Reserve stock")
        .contains(
            "Reserve stock (reserve-stock-legal): not ended; happened at least 0, at most 0 times")
        .contains("Legal: 1 fact in 1 entry, every one a step that the rules permit");
    assertThat(ran.exitCode()).isZero();
  }

  @Test
  void aStepThatNoRulePermits_isNamed_withWhatWasAllowedInstead() {
    Ran ran = verify("order-tampered");

    assertThat(ran.out())
        .contains("✗    1", "✗ attempt 2 may not begin; the rule said: begin attempt 1")
        .contains("objections to 2 facts in 2 entries");
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  @Test
  void anEntryThatCannotBeRead_isSaid_andTheRestIsJudged() {
    Ran ran = verify("order-unreadable");

    assertThat(ran.out())
        .contains("✓ begins → Reserve stock", "Entry 1 of order-unreadable cannot be read")
        .contains("Not judged to the end");
    assertThat(ran.exitCode()).isEqualTo(2);
  }

  @Test
  void all_namesTheBadOnes() {
    Ran ran = verify("--all");

    assertThat(ran.out())
        .contains("order-tampered, entry 1", "Entry 1 of order-unreadable cannot be read")
        .containsPattern("not legal: .*order-tampered")
        .containsPattern("not read to the end: .*order-unreadable")
        .doesNotContain("order-legal");
    assertThat(ran.exitCode()).isEqualTo(1);
  }

  @Test
  void aWorkflowThatDoesNotExist_isNamed() {
    Ran ran = verify("order-nobody");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("There is no workflow order-nobody in table");
  }

  @Test
  void whereNobodyListens_itSaysHowToGoOn() {
    Ran ran = Ran.command("verify", "order-1", "--endpoint", "http://127.0.0.1:1");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("./railway up", "--region").doesNotContain("\tat ");
  }

  @Test
  void neitherAWorkflowNorAll_isAskedFor() {
    Ran ran = Ran.command("verify");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("a workflow id, or --all");
  }

  private static Ran verify(String what) {
    return Ran.command(
        "verify",
        what,
        "--endpoint",
        ENDPOINT,
        "--table",
        SharedDatabase.TEMPLATE.tables().get("Journal").name());
  }

  /** As the engine does it; what it starts is never followed. */
  private static Entry start(String order) {
    OrderPlaced placed =
        new OrderPlaced(
            order,
            "ada",
            "ada@example.org",
            "1 Main Street",
            List.of(new OrderLine("cup", 2, new BigDecimal("4"))),
            new BigDecimal("8"));
    Railway railway =
        new Railway(
            DEFINITIONS,
            JOURNAL,
            new MemoryWorkflows(1),
            new MemoryToDos(),
            new MemoryEventBus(),
            Pace.USUAL);
    assertThat(railway.start(DEFINITIONS.get("order").orElseThrow(), placed, new AtNoon(order)))
        .isInstanceOf(Begun.Started.class);
    Journal.Reading reading = JOURNAL.read(new WorkflowId("order-" + order), 0, 1).getFirst();
    return ((Journal.Reading.Legible) reading).entry();
  }
}
