package railway.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import railway.cli.console.Console;
import railway.cli.console.Problem;
import railway.cli.console.Text;
import railway.cli.console.Tint;
import railway.engine.Pace;
import railway.engine.Projection;
import railway.engine.Rebuilt;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;

/** {@code railway rebuild}. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = {
      "Makes rows of the tables Workflows and ToDos anew from the journal.",
      "",
      "A row of Workflows is written again, into the shard that --due-shards gives it; a row of a"
          + " newer entry stays. A To-Do is written where its row is missing or is still shown as"
          + " open although it is decided; to have another one anew, delete its row first. It may"
          + " run at any time, beside the stream, and again.",
      "",
      "With --all it reads the whole journal, which costs as many read units as the table is large,"
          + " and tells every thousand workflows how far it is.",
      "",
      "Exit codes: 0 all rows are as the journal says, 2 some could not be made.",
      ""
    })
final class RebuildCommand implements Callable<Integer> {
  private static final int STRIDE = 1_000;

  @Spec private CommandSpec spec;

  @Mixin private StoredStack stack;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORKFLOW-ID",
      description = "Whose rows, for example order-1.")
  private Optional<String> workflow;

  @Option(names = "--all", description = "The rows of every workflow in the journal.")
  private boolean all;

  @Option(
      names = "--workflows-table",
      paramLabel = "NAME",
      defaultValue = "${env:WORKFLOWS_TABLE:-Workflows}",
      description = "The stack's output WorkflowsTable. Default: WORKFLOWS_TABLE, or Workflows.")
  private String workflowsTable;

  @Option(
      names = "--todos-table",
      paramLabel = "NAME",
      defaultValue = "${env:TODOS_TABLE:-ToDos}",
      description = "The stack's output ToDosTable. Default: TODOS_TABLE, or ToDos.")
  private String toDosTable;

  @Option(
      names = "--due-shards",
      paramLabel = "N",
      defaultValue = "${env:DUE_SHARDS:-2}",
      description = "The template's parameter DueShards. Default: DUE_SHARDS, or 2.")
  private int dueShards;

  @Option(
      names = "--row-retention",
      paramLabel = "DURATION",
      defaultValue = "${env:ROW_RETENTION:-P90D}",
      description =
          "How long rows are kept after the end: P and RowRetentionDays and D. Default:"
              + " ROW_RETENTION, or P90D.")
  private String rowRetention;

  private final List<String> notMade = new ArrayList<>();

  /** Picocli fills in everything. */
  @SuppressWarnings("NullAway.Init")
  RebuildCommand() {}

  @Override
  public Integer call() {
    if (workflow.isPresent() == all) {
      throw misunderstood("Say which: a workflow id, or --all for every one");
    }
    if (dueShards < 1) {
      throw misunderstood("--due-shards is %d: it is 1 or more".formatted(dueShards));
    }
    Duration retention = retention();
    try (StoredStack.Tables tables = stack.open()) {
      Projection projection =
          new Projection(
              tables.definitions(),
              tables.journal(),
              tables.workflows(workflowsTable, dueShards, retention).rebuilding(),
              tables.toDos(toDosTable, retention),
              Pace.USUAL);
      long made = workflow.isPresent() ? one(projection, workflow.get()) : each(projection, tables);
      return report(made);
    } catch (StoreTrouble trouble) {
      throw new Problem(trouble.getMessage() + "\n" + stack.hint(), trouble);
    }
  }

  private ParameterException misunderstood(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private Duration retention() {
    try {
      return Duration.parse(rowRetention);
    } catch (DateTimeException noDuration) {
      throw misunderstood(
          "--row-retention is %s: it is an ISO 8601 duration, such as P90D"
              .formatted(rowRetention));
    }
  }

  private long one(Projection projection, String id) {
    boolean made = isMade(projection, new WorkflowId(id));
    return made ? 1 : 0;
  }

  private long each(Projection projection, StoredStack.Tables tables) {
    Console console = RailwayCommand.console(spec);
    long[] made = {0};
    long[] read = {0};
    tables
        .ids()
        .each(
            id -> {
              console.passing("%d workflows, now %s".formatted(read[0], id));
              if (isMade(projection, id)) {
                made[0]++;
              }
              if (++read[0] % STRIDE == 0) {
                console.line("%d workflows, up to %s".formatted(read[0], id));
              }
            });
    return made[0];
  }

  /** What an author's function throws concerns one workflow, and keeps no other one waiting. */
  private boolean isMade(Projection projection, WorkflowId id) {
    try {
      switch (projection.rebuild(id)) {
        case Rebuilt.Anew anew -> {
          return true;
        }
        case Rebuilt.InPart part -> notMade.add("%s: %s".formatted(id, part.reason()));
        case Rebuilt.Missing missing -> throw stack.missing(id);
      }
    } catch (StoreTrouble | Problem trouble) {
      throw trouble;
    } catch (RuntimeException defect) {
      notMade.add(
          "%s: its read model was not made, for today's code threw %s".formatted(id, defect));
    }
    return false;
  }

  private int report(long made) {
    Console console = RailwayCommand.console(spec);
    notMade.forEach(console::line);
    String words = Text.count(made, "workflow") + " as the journal says";
    if (notMade.isEmpty()) {
      console.line(console.tinted(Tint.GOOD, "Rebuilt: ") + words);
      return ExitCode.FINE;
    }
    console.line(
        "%s, %d not whole: mend what is said above, then again".formatted(words, notMade.size()));
    return ExitCode.MEND;
  }
}
