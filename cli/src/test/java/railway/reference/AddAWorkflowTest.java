package railway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import railway.cloud.template.TemplateFile;

/** The guide tells of the files that are deployed: each piece of code names one, and is in it. */
class AddAWorkflowTest {
  private static final Path ROOT = TemplateFile.path().toAbsolutePath().getParent();
  private static final Path GUIDE = ROOT.resolve("docs/guides/add-a-workflow.md");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern PIECE =
      Pattern.compile("(?ms)^<!-- from: (\\S+) -->\\n```\\w+\\n(.*?)^```$");

  private static final int DEEPEST = 20;

  /** Between two parts of a piece, something is left out. */
  private static final String LEFT_OUT = "…\n";

  @Test
  void everyPieceOfCode_isInTheFileThatItNames() throws IOException {
    List<MatchResult> pieces = PIECE.matcher(Files.readString(GUIDE)).results().toList();

    assertThat(pieces).hasSizeGreaterThan(12);
    for (MatchResult piece : pieces) {
      String file = plain(Files.readString(ROOT.resolve(piece.group(1))));
      assertThat(piece.group(2).split(LEFT_OUT, -1))
          .allSatisfy(part -> assertThat(file).as(piece.group(1)).contains(plain(part)));
    }
  }

  @Test
  void everyPieceOfCode_namesItsFile_andEveryCommandIsOneThatThereIs() throws IOException {
    String guide = Files.readString(GUIDE);
    long commands = BLOCK.matcher(guide).results().filter(b -> b.group(1).equals("sh")).count();

    assertThat(PIECE.matcher(guide).results().count() + commands)
        .isEqualTo(BLOCK.matcher(guide).results().count());
    assertThat(
            BLOCK
                .matcher(guide)
                .results()
                .filter(block -> block.group(1).equals("sh"))
                .flatMap(block -> block.group(2).lines()))
        .containsExactly(
            "./railway up",
            "./railway verify refund-attempt-4-1",
            "./railway verify --all",
            "./railway demo --faults --seed 1 --orders 60");
  }

  @Test
  void theStory_passesEveryKindOfFile() throws IOException {
    assertThat(
            PIECE
                .matcher(Files.readString(GUIDE))
                .results()
                .map(piece -> piece.group(1).replaceAll(".*/", "")))
        .contains(
            "RefundEvent.java",
            "ReturnPayment.java",
            "ReviewRefund.java",
            "TellCustomer.java",
            "RefundWorkflow.java",
            "HttpPaymentProvider.java",
            "RefundProvider.java",
            "railway.deployment.WorkflowProvider",
            "RefundWorkflowTest.java",
            "RefundPathsTest.java",
            "RefundSimulationTest.java",
            "template.yaml");
  }

  /** In YAML the indentation says what belongs together. */
  @Test
  void everyPieceOfTheTemplate_isIndentedAsItIsThere() throws IOException {
    String template = Files.readString(TemplateFile.path());
    List<String> pieces =
        PIECE
            .matcher(Files.readString(GUIDE))
            .results()
            .filter(piece -> piece.group(1).equals("template.yaml"))
            .map(piece -> piece.group(2))
            .toList();

    assertThat(pieces)
        .hasSize(2)
        .allSatisfy(
            piece ->
                assertThat(IntStream.range(0, DEEPEST).mapToObj(piece::indent))
                    .anySatisfy(indented -> assertThat(template).contains(indented)));
  }

  /** Without indentation, which is another thing in prose. */
  private static String plain(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
