package railway.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import railway.cli.console.Console;
import railway.cli.console.Problem;
import railway.cli.console.Text;
import railway.cli.console.Tint;
import railway.engine.Called;
import railway.engine.Followed;
import railway.engine.Invocation;
import railway.engine.Pace;
import railway.engine.Railway;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.Tail;
import railway.store.WorkflowId;

/** {@code railway resume}. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a paused workflow go on, once what had paused it is mended.",
      "",
      "It writes one entry into the journal, whose stream then brings a function that goes on. What"
          + " is not paused stays as it is. What the workflow waits for is in its journal:"
          + " ./railway verify WORKFLOW-ID.",
      "",
      "Exit codes: 0 it goes on, or was not paused; 2 it cannot.",
      ""
    })
final class ResumeCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Spec private CommandSpec spec;

  @Mixin private StoredStack stack;

  @Parameters(
      index = "0",
      paramLabel = "WORKFLOW-ID",
      description = "Which one, for example order-1.")
  private String workflow;

  /** Picocli fills in everything. */
  @SuppressWarnings("NullAway.Init")
  ResumeCommand() {}

  @Override
  public Integer call() {
    WorkflowId id = new WorkflowId(workflow);
    try (StoredStack.Tables tables = stack.open()) {
      Journal journal = tables.journal();
      return say(id, railway(tables, journal).resume(id, operator()), journal);
    } catch (StoreTrouble trouble) {
      throw new Problem(trouble.getMessage() + "\n" + stack.hint(), trouble);
    }
  }

  /** To resume takes a journal and nothing else; the functions of the stack do the rest. */
  private static Railway railway(StoredStack.Tables tables, Journal journal) {
    return new Railway(
        tables.definitions(),
        journal,
        new MemoryWorkflows(1),
        new MemoryToDos(),
        announcement -> {
          throw new IllegalStateException("An operator announces nothing");
        },
        Pace.USUAL);
  }

  private static Operator operator() {
    return new Operator(
        "operator-" + UUID.randomUUID().toString().substring(0, 8), Instant.now().plus(PATIENCE));
  }

  private int say(WorkflowId id, Followed followed, Journal journal) {
    return switch (followed) {
      case Followed.Rests rests -> rests(id, rests, journal);
      case Followed.Paused paused -> {
        RailwayCommand.console(spec).line("%s cannot go on yet: %s".formatted(id, paused.reason()));
        yield ExitCode.MEND;
      }
      case Followed.Missing missing -> throw stack.missing(id);
      case Followed.Ended ended -> throw notAnAnswer(followed);
      case Followed.StoodDown down -> throw notAnAnswer(followed);
    };
  }

  private int rests(WorkflowId id, Followed.Rests rests, Journal journal) {
    Console console = RailwayCommand.console(spec);
    console.line(
        rests.wrote()
            ? console.tinted(Tint.GOOD, "Resumed: ") + "%s goes on.".formatted(id)
            : "%s is not paused; nothing was done.".formatted(id));
    standing(journal, id).ifPresent(standing -> console.line(words(standing)));
    return ExitCode.FINE;
  }

  private static IllegalStateException notAnAnswer(Followed followed) {
    return new IllegalStateException("To resume was answered with " + followed);
  }

  private static Optional<Standing> standing(Journal journal, WorkflowId id) {
    return journal.tail(id) instanceof Tail.Facts facts
        ? Optional.of(facts.newest().standing())
        : Optional.empty();
  }

  private static String words(Standing standing) {
    String where =
        "It is %s since %s: %s"
            .formatted(
                standing.status().name().toLowerCase(Locale.ROOT),
                standing.since(),
                Text.spoken(standing.task()));
    return standing.due().map(due -> where + "; the sweep looks after it at " + due).orElse(where);
  }

  /** Whoever sits at the terminal: writes, and calls nobody. */
  private record Operator(String id, Instant endsBy) implements Invocation {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public <T> Called<T> call(Duration limit, Callable<T> request) {
      throw new IllegalStateException("An operator calls no third party");
    }

    @Override
    public void pause(Duration wait) {
      throw new IllegalStateException("An operator does not wait");
    }
  }
}
