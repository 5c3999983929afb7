package railway.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import railway.cli.console.Problem;
import railway.diagram.Mermaid;
import railway.diagram.Report;
import railway.engine.Definitions;
import railway.workflow.Definition;

/** {@code railway diagram}. */
@Command(
    name = "diagram",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a workflow from its types: events orange, States olive, To-Do items teal.",
      ""
    })
final class DiagramCommand implements Callable<Integer> {

  /** In which form it is drawn. */
  enum Format {
    /** The picture alone, as a Mermaid flowchart. */
    MERMAID {
      @Override
      String of(Definition definition) {
        return Mermaid.of(definition);
      }
    },
    /** The picture and the tables around it. */
    MARKDOWN {
      @Override
      String of(Definition definition) {
        return Report.of(definition);
      }
    };

    abstract String of(Definition definition);
  }

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WORKFLOW", description = "Its name, for example order.")
  private String workflow;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "mermaid",
      description =
          "mermaid: the picture; markdown: the picture, each task with category, expiry and"
              + " compromise. Default: ${DEFAULT-VALUE}.")
  private Format format;

  /** Picocli fills in everything. */
  @SuppressWarnings("NullAway.Init")
  DiagramCommand() {}

  @Override
  public Integer call() {
    Definitions known = KnownWorkflows.definitions();
    Definition definition =
        known
            .get(workflow)
            .orElseThrow(
                () ->
                    new Problem(
                        "There is no workflow called %s. Known: %s"
                            .formatted(workflow, names(known.all().stream()))));
    spec.commandLine().getOut().print(format.of(definition));
    spec.commandLine().getOut().flush();
    return ExitCode.FINE;
  }

  private static String names(Stream<Definition> definitions) {
    return definitions.map(Definition::name).collect(Collectors.joining(", "));
  }
}
