package railway.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import railway.cli.console.Console;

/** The command itself: it explains itself, and leaves the work to its subcommands. */
@Command(
    name = "railway",
    mixinStandardHelpOptions = true,
    versionProvider = RailwayCommand.Version.class,
    description = {
      "Runs workflows over third parties on this machine, with a local cloud in place of AWS.",
      ""
    },
    footer = {"", "Begin with: ./railway demo"},
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      VerifyCommand.class,
      ResumeCommand.class,
      RebuildCommand.class,
      DiagramCommand.class
    })
public final class RailwayCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Picocli fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  public RailwayCommand() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    QuietLogs.arrange();
    int exitCode = commandLine().execute(arguments);
    System.exit(exitCode);
  }

  /** The whole command, for {@link #main} and for tests. */
  static CommandLine commandLine() {
    return new CommandLine(new RailwayCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(
            parsed -> {
              Machine.require();
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler(RailwayCommand::misunderstood)
        .setExecutionExceptionHandler(new Apology());
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int misunderstood(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("See: ./%s --help".formatted(command.getCommandSpec().qualifiedName()));
    err.flush();
    return ExitCode.MEND;
  }

  /** Says what runs, and on what. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = RailwayCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "railway " + (version == null ? "(built from source)" : version),
        "Java %s from %s".formatted(Runtime.version(), System.getProperty("java.home"))
      };
    }
  }

  /** For subcommands: where a person reads. */
  static Console console(CommandSpec spec) {
    return new Console(spec.commandLine().getOut(), CommandLine.Help.Ansi.AUTO.enabled());
  }
}
