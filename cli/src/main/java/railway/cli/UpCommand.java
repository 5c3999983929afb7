package railway.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import railway.cli.console.Console;
import railway.cli.console.Tint;
import railway.cli.local.Home;
import railway.cli.local.Town;
import railway.cli.local.TownPlan;
import railway.cloud.Ports;
import railway.cloud.events.BusEvent;
import railway.cloud.wire.Json;

/** {@code railway up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the local cloud and five third parties, and keeps them running until Ctrl-C.",
      "",
      "Nobody is played but the payment provider, which calls back: what is to be decided, you"
          + " decide. The lines that it prints can be copied into another terminal as they are.",
      ""
    })
final class UpCommand implements Callable<Integer> {
  static final int DEFAULT_PORT = 8900;
  private static final int HIGHEST_PORT = 65_535;

  /** Of the four services, the API comes first and DynamoDB last. */
  private static final int EVENTS = 1;

  private static final int QUEUES = 2;
  static final int DYNAMODB = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + DEFAULT_PORT,
      description =
          "Where the API listens, on 127.0.0.1; EventBridge listens on P+1, SQS on P+2. 0 takes any"
              + " ports that are free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--dynamodb-port",
      paramLabel = "Q",
      description = "Where DynamoDB listens. Default: P+3.")
  private Optional<Integer> dynamodbPort;

  @Option(
      names = "--processes",
      description =
          "Run each function in processes of its own, as Lambda does, instead of within this one."
              + " On Linux only.")
  private boolean processes;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Where the functions' own log lines go. Default: nowhere.")
  private Optional<Path> log;

  /** Picocli fills in everything. */
  @SuppressWarnings("NullAway.Init")
  UpCommand() {}

  @Override
  public Integer call() {
    Ports ports = ports();
    TownPlan within =
        TownPlan.calm(Home.find(), InstantSource.system(), LogFile.of(log)).unhurried(ports);
    TownPlan plan = processes ? within.withProcesses() : within;
    Console console = RailwayCommand.console(spec);
    console.line("Starting the local cloud and five third parties …");
    try (Town town = Town.open(plan);
        Announcements announcements =
            new Announcements(town.cloud(), town.bus(), event -> tell(console, event))) {
      CheatSheet.of(town).forEach(console::line);
      announcements.listenOn();
    } catch (InterruptedException asked) {
      console.line("Stopped.");
    }
    return ExitCode.FINE;
  }

  private static void tell(Console console, BusEvent event) {
    console.line(
        console.tinted(Tint.EVENT, event.detailType())
            + " announced by "
            + String.join(", ", event.resources())
            + ": "
            + Json.text(event.detail()));
  }

  private Ports ports() {
    if (port == 0) {
      return new Ports(dynamodbPort.orElse(0), 0, 0, 0);
    }
    Ports ports =
        new Ports(dynamodbPort.orElse(port + DYNAMODB), port + EVENTS, port + QUEUES, port);
    if (port < 0 || port + QUEUES > HIGHEST_PORT || ports.dynamodb() > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(),
          "--port takes 0 to %d, for it needs the next ports as well"
              .formatted(HIGHEST_PORT - DYNAMODB));
    }
    return ports;
  }
}
