package railway.cli;

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
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Pace;
import railway.store.Journal;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;

/** {@code railway verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Replays stored journals through the rules, and says whether every fact was a legal step.",
      "",
      "It prints each entry with a tick, or with what was wrong and what the rule allowed instead,"
          + " and for every task how often it happened: at least, and at most. It only reads.",
      "",
      "Without options it reads from the local cloud that ./railway up runs. With --region it reads"
          + " from an AWS account, with the credentials that the SDK finds.",
      "",
      "Exit codes: 0 everything was legal, 1 something was not, 2 something cannot be read.",
      ""
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORKFLOW-ID",
      description = "Whose journal, for example order-1.")
  private Optional<String> workflow;

  @Option(
      names = "--all",
      description = "Every journal of the table; prints only those with something wrong.")
  private boolean all;

  @Mixin private StoredStack stack;

  /** Picocli fills in everything. */
  @SuppressWarnings("NullAway.Init")
  VerifyCommand() {}

  @Override
  public Integer call() {
    if (workflow.isPresent() == all) {
      throw new ParameterException(
          spec.commandLine(), "Say which: a workflow id, or --all for every one");
    }
    try (StoredStack.Tables tables = stack.open()) {
      Auditor auditor = new Auditor(tables.definitions(), Pace.USUAL);
      return workflow.isPresent()
          ? verify(new WorkflowId(workflow.get()), tables.journal(), auditor)
          : verifyAll(tables, auditor);
    } catch (StoreTrouble trouble) {
      throw new Problem(trouble.getMessage() + "\n" + stack.hint(), trouble);
    }
  }

  private int verify(WorkflowId id, Journal journal, Auditor auditor) {
    Audited audited = auditor.audit(journal, id).orElseThrow(() -> stack.missing(id));
    new AuditReport(RailwayCommand.console(spec)).whole(audited);
    return exitCode(audited);
  }

  private int verifyAll(StoredStack.Tables tables, Auditor auditor) {
    Journal journal = tables.journal();
    Console console = RailwayCommand.console(spec);
    AuditReport report = new AuditReport(console);
    List<String> illegal = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    int[] read = {0};
    tables
        .ids()
        .each(
            id -> {
              console.passing("%d journals read, now %s".formatted(read[0]++, id));
              Optional<Audited> audited = auditor.audit(journal, id);
              audited.ifPresent(report::troubles);
              switch (audited.map(VerifyCommand::exitCode).orElse(ExitCode.FINE)) {
                case ExitCode.VIOLATION -> illegal.add(id.value());
                case ExitCode.MEND -> unread.add(id.value());
                default -> {}
              }
            });
    console.line("");
    String legal = Text.count(read[0] - illegal.size() - unread.size(), "journal") + " legal";
    boolean fine = illegal.isEmpty() && unread.isEmpty();
    console.line(
        fine
            ? console.tinted(Tint.GOOD, "All legal: ") + legal
            : legal + named(", not legal: ", illegal) + named(", not read to the end: ", unread));
    if (!illegal.isEmpty()) {
      return ExitCode.VIOLATION;
    }
    return unread.isEmpty() ? ExitCode.FINE : ExitCode.MEND;
  }

  private static String named(String what, List<String> ids) {
    return ids.isEmpty() ? "" : what + String.join(", ", ids);
  }

  private static int exitCode(Audited audited) {
    if (!audited.objections().isEmpty()) {
      return ExitCode.VIOLATION;
    }
    return audited.unread().isEmpty() ? ExitCode.FINE : ExitCode.MEND;
  }
}
