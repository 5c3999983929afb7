package railway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import railway.aws.dynamodb.CapacityMeter;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.cloud.dynamodb.SharedDatabase;
import railway.cloud.template.TemplateFile;
import railway.decision.Fact;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Called;
import railway.engine.Caller;
import railway.engine.Definitions;
import railway.engine.Faults;
import railway.engine.Invocation;
import railway.engine.Pace;
import railway.engine.Projection;
import railway.engine.Railway;
import railway.memory.MemoryEventBus;
import railway.reference.OfEachCategory.Asked;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import railway.workflow.TaskId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Counts what DynamoDB says that each step costs, and compares with docs/reference/costs.md. */
class CostsTest {

  private static final Path PAGE =
      TemplateFile.path().resolveSibling("docs").resolve("reference").resolve("costs.md");

  /** What the requests of one kind of table have cost since it was last asked. */
  private static final class Meter implements CapacityMeter {
    private final List<Double> reads = new ArrayList<>();
    private final List<Double> writes = new ArrayList<>();

    @Override
    public void read(ConsumedCapacity units) {
      reads.add(units.capacityUnits());
    }

    @Override
    public void wrote(ConsumedCapacity units) {
      writes.add(units.capacityUnits());
    }

    double read() {
      double sum = reads.stream().mapToDouble(Double::doubleValue).sum();
      reads.clear();
      return sum;
    }

    double written() {
      double sum = writes.stream().mapToDouble(Double::doubleValue).sum();
      writes.clear();
      return sum;
    }
  }

  /** What one line costs, walked from its start to its end. */
  private static final class Walk {
    private static final Caller CLERK = new Caller.Person("ann", Set.of("clerk"));

    private final Meter journalMeter = new Meter();
    private final Meter rowMeter = new Meter();
    private final Meter toDoMeter = new Meter();
    private final Definition definition;
    private final WorkflowId id;
    private final DynamoDbJournal journal;
    private final Railway railway;
    private final Projection projection;
    private long shown;
    private int invocations;

    Walk(String name, OfEachCategory.Line line) {
      Definitions definitions = Definitions.of(line);
      this.definition = definitions.all().iterator().next();
      this.id = new WorkflowId("twice-" + name);
      DynamoDbEnhancedClient client =
          DynamoDbEnhancedClient.builder()
              .dynamoDbClient(
                  SharedDatabase.client(SharedDatabase.get(), "costs", Region.EU_CENTRAL_1))
              .build();
      this.journal = new DynamoDbJournal(definitions::get, table("Journal"), client, journalMeter);
      DynamoDbWorkflows workflows =
          new DynamoDbWorkflows(table("Workflows"), client, 2, Duration.ofDays(30), rowMeter);
      DynamoDbToDos toDos =
          new DynamoDbToDos(table("ToDos"), client, Duration.ofDays(30), toDoMeter);
      this.railway =
          new Railway(definitions, journal, workflows, toDos, new MemoryEventBus(), Pace.USUAL);
      this.projection = new Projection(definitions, journal, workflows, toDos, Pace.USUAL);
    }

    private static String table(String logicalId) {
      return SharedDatabase.TEMPLATE.tables().get(logicalId).name();
    }

    Measured measure() {
      railway.start(
          definition,
          new Asked(
              id.value().substring("twice-".length()),
              "customer-4711",
              "1 Main Street, Springfield",
              List.of("two cups", "one saucer")),
          invocation());
      double start = journalMeter.written();

      Entry hint = entries().getLast();
      journalMeter.read();
      railway.follow(hint, invocation());
      List<Double> units = List.copyOf(journalMeter.writes);
      double followReads = journalMeter.read();
      List<Entry> entries = entries();
      journalMeter.written();
      journalMeter.read();
      int firstEnds = ending(entries, 1);
      int secondEnds = ending(entries, 2);
      double paused = sum(units, 1, firstEnds);
      double express = sum(units, firstEnds + 1, secondEnds);

      double rows = project();
      double toDoOpened = toDoMeter.written();
      Answered answered =
          railway.answer(
              new Answer(new TaskId("question-" + key()), "a", CLERK, Map.of("fine", true)),
              invocation());
      assertThat(answered).isEqualTo(new Answered.Accepted("Done"));
      double decision = journalMeter.written();
      double decisionReads = journalMeter.read() + toDoMeter.read();
      railway.follow(entries().getLast(), invocation());
      double end = journalMeter.written();
      journalMeter.read();
      double lastRow = project();
      assertThat(journal.tail(id)).isNotNull();
      return new Measured(
          start,
          paused,
          express,
          followReads,
          decision,
          decisionReads,
          end,
          rows,
          toDoOpened,
          lastRow,
          toDoMeter.written());
    }

    private String key() {
      return id.value().substring("twice-".length());
    }

    private double project() {
      List<Entry> news = entries().stream().filter(entry -> entry.seq() >= shown).toList();
      shown += news.size();
      journalMeter.read();
      projection.show(news);
      return rowMeter.written();
    }

    private List<Entry> entries() {
      return journal.read(id, 0, 100).stream()
          .map(reading -> ((Journal.Reading.Legible) reading).entry())
          .toList();
    }

    /** The number of the entry in which the n-th task ended. */
    private static int ending(List<Entry> entries, int task) {
      int ended = 0;
      for (Entry entry : entries) {
        if (entry.facts().stream().anyMatch(Fact.Transitioned.class::isInstance)
            && ++ended == task) {
          return (int) entry.seq();
        }
      }
      throw new AssertionError("Task %d did not end: %s".formatted(task, entries));
    }

    /** The units of the entries from one number to another; entry 1 was written first. */
    private static double sum(List<Double> units, int from, int to) {
      return units.subList(from - 1, to).stream().mapToDouble(Double::doubleValue).sum();
    }

    private Invocation invocation() {
      return new Still("i" + invocations++);
    }
  }

  private record Measured(
      double start,
      double paused,
      double express,
      double followReads,
      double decision,
      double decisionReads,
      double end,
      double rows,
      double toDoOpened,
      double lastRow,
      double toDoClosed) {}

  /** An invocation in which no time passes. */
  private record Still(String id) implements Invocation {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Override
    public Instant now() {
      return NOON;
    }

    @Override
    public Instant endsBy() {
      return NOON.plusSeconds(60);
    }

    @Override
    public <T> Called<T> call(Duration limit, Callable<T> request) {
      try {
        return new Called.Returned<>(request.call());
      } catch (Exception thrown) {
        return new Called.Failed<>(Faults.of(thrown));
      }
    }

    @Override
    public void pause(Duration wait) {
      throw new AssertionError("nothing is waited for");
    }
  }

  @Test
  void thePageOfCosts_saysWhatDynamoDbCounts_andKeepsTheBudgets() throws IOException {
    Measured idempotent = new Walk("key", OfEachCategory.idempotent()).measure();
    Measured pessimistic = new Walk("lock", OfEachCategory.pessimistic()).measure();
    Measured twoSteps = new Walk("hold", OfEachCategory.twoSteps()).measure();
    Measured opaque = new Walk("dark", OfEachCategory.opaque()).measure();

    String page = page(idempotent, pessimistic, twoSteps, opaque);
    if (Boolean.getBoolean("railway.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/reference/costs.md; write it anew with -Drailway.regenerate=true")
        .isEqualTo(page);

    assertThat(idempotent.start()).isEqualTo(1);
    assertThat(idempotent.express()).isEqualTo(1);
    assertThat(idempotent.paused()).isEqualTo(1);
    assertThat(pessimistic.express()).isEqualTo(1);
    assertThat(pessimistic.paused()).isEqualTo(2);
    assertThat(opaque.express()).isEqualTo(1);
    assertThat(opaque.paused()).isEqualTo(2);
    assertThat(twoSteps.express()).as("ADR 0102").isEqualTo(2);
    assertThat(twoSteps.paused()).as("ADR 0102").isEqualTo(3);
    assertThat(idempotent.decision()).isEqualTo(1);
    assertThat(idempotent.end()).isZero();
    assertThat(idempotent.followReads()).isLessThanOrEqualTo(1);
    assertThat(pessimistic.followReads()).isLessThanOrEqualTo(1);
    assertThat(idempotent.decisionReads()).as("ADR 0109").isLessThanOrEqualTo(1.5);
    assertThat(idempotent.rows()).as("one row for a workflow that ran through").isEqualTo(2);
  }

  private static String page(
      Measured idempotent, Measured pessimistic, Measured twoSteps, Measured opaque) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What a step costs

        Units as DynamoDB counts them (`ReturnConsumedCapacity`), for entries of up to 1 KB, when nothing goes wrong. A test walks
        a workflow of each category on DynamoDB Local and compares this page with what it counted; it is written by that test.

        *On the express track* means that the task before was a State of the same invocation; *after a pause* means that a trigger,
        a To-Do or a wait came before.

        | step | write units | read units |
        |---|---|---|
        """);
    row(page, "start", idempotent.start(), 0);
    row(page, "idempotent, on the express track", idempotent.express(), 0);
    row(page, "idempotent, after a pause", idempotent.paused(), idempotent.followReads());
    row(page, "pessimistic, on the express track", pessimistic.express(), 0);
    row(page, "pessimistic, after a pause", pessimistic.paused(), pessimistic.followReads());
    row(page, "two-step, on the express track (ADR 0102)", twoSteps.express(), 0);
    row(page, "two-step, after a pause (ADR 0102)", twoSteps.paused(), twoSteps.followReads());
    row(page, "opaque, on the express track", opaque.express(), 0);
    row(page, "opaque, after a pause", opaque.paused(), opaque.followReads());
    row(page, "To-Do, decided (ADR 0109)", idempotent.decision(), idempotent.decisionReads());
    row(page, "end, and its announcement", idempotent.end(), 0);
    page.append(
        """

        The read models come on top, once a batch of the stream and not once a step. A row of *Workflows* lies in two indexes, one of
        *ToDos* in one, and DynamoDB counts each:

        | read model | write units |
        |---|---|
        """);
    page.append(
        "| *Workflows*: the row of a workflow that ran through to a To-Do | %s |%n"
            .formatted(units(idempotent.rows())));
    page.append(
        "| *Workflows*: the row once it ended | %s |%n".formatted(units(idempotent.lastRow())));
    page.append("| *ToDos*: opened | %s |%n".formatted(units(idempotent.toDoOpened())));
    page.append("| *ToDos*: decided | %s |%n".formatted(units(idempotent.toDoClosed())));
    return page.toString();
  }

  private static void row(StringBuilder page, String step, double writes, double reads) {
    page.append("| %s | %s | %s |%n".formatted(step, units(writes), units(reads)));
  }

  private static String units(double units) {
    return units == Math.rint(units) ? Long.toString((long) units) : Double.toString(units);
  }
}
