package railway.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import railway.cli.local.Home;
import railway.cli.local.Town;
import railway.cli.local.TownPlan;
import railway.cloud.wire.CloudLog;

/** {@code railway demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Lets orders travel the whole line, and checks that every promise was kept.",
      "",
      "It starts the local cloud and five third parties, places orders through EventBridge, plays"
          + " the people who are asked something, shows what happens, and compares the stored"
          + " journals with what the third parties really did.",
      "",
      "Exit codes: 0 every claim holds, 1 one does not, 2 something is to be mended first.",
      ""
    })
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_ORDERS = 100_000;

  /** So many orders are under way at most, so that a small machine is not drowned. */
  private static final int AT_ONCE = 30;

  @Spec private CommandSpec spec;

  @Option(
      names = "--faults",
      description =
          "Throw every fault now and then: third parties lose requests and replies, the cloud"
              + " duplicates, delays, throttles and kills.")
  private boolean faults;

  @Option(
      names = "--processes",
      description =
          "Run each function in processes of its own, as Lambda does, instead of within this one."
              + " On Linux only.")
  private boolean processes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides what is ordered and what goes wrong. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How many orders are placed; up to 5 are told fact by fact. Default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "180",
      description = "When an order that has not ended counts as lost. Default: ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--thorough",
      description =
          "Wait, some minutes, until every slot that a lost reply left behind has been swept.")
  private boolean thorough;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Where the functions' own log lines go. Default: nowhere.")
  private Optional<Path> log;

  private final Consumer<Town> prank;

  /** Without pranks; picocli fills in the rest. */
  DemoCommand() {
    this(town -> {});
  }

  /** For tests that want a third party to break its word. */
  @SuppressWarnings("NullAway.Init")
  DemoCommand(Consumer<Town> prank) {
    this.prank = prank;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(orders >= 1 && orders <= MOST_ORDERS, "--orders takes 1 to " + MOST_ORDERS, orders);
    require(patience >= 1, "--patience takes 1 second or more", patience);
    InstantSource clock = InstantSource.system();
    CloudLog cloudLog = LogFile.of(log);
    TownPlan within = TownPlan.calm(Home.find(), clock, cloudLog);
    TownPlan calm = processes ? within.withProcesses() : within;
    RunPlan plan =
        new RunPlan(
            faults,
            processes,
            seed,
            orders,
            AT_ONCE,
            Duration.ofMillis(RunPlan.isTold(orders) ? 300 : 150),
            Duration.ofSeconds(patience),
            thorough);
    Demonstration demonstration =
        new Demonstration(
            plan,
            faults ? calm.withFaults(seed) : calm,
            RailwayCommand.console(spec),
            clock,
            prank);
    return demonstration.run() ? ExitCode.FINE : ExitCode.VIOLATION;
  }

  private void require(boolean fine, String rule, int given) {
    if (!fine) {
      throw new ParameterException(spec.commandLine(), rule + ", not " + given);
    }
  }
}
