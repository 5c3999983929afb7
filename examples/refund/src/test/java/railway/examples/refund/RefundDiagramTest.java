package railway.examples.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import railway.diagram.Mermaid;
import railway.diagram.Report;
import railway.workflow.Definition;

/**
 * The pictures in docs are those of the code. After a change of the workflow, draw them again:
 * {@code ./mvnw -pl examples/refund test -Dtest=RefundDiagramTest -Drailway.diagrams.draw=true}.
 */
final class RefundDiagramTest {
  private static final Path DIAGRAMS = Path.of("../../docs/diagrams");

  private final Definition refund = Definition.of(Nobody.workflow(RefundSettings.usual()));

  @Test
  void thePictureInDocs_isTheWorkflows() throws IOException {
    assertDrawn("refund.mmd", Mermaid.of(refund));
  }

  @Test
  void theReportInDocs_isTheWorkflows() throws IOException {
    assertDrawn("refund.md", Report.of(refund));
  }

  private static void assertDrawn(String name, String drawn) throws IOException {
    Path file = DIAGRAMS.resolve(name);
    if (Boolean.getBoolean("railway.diagrams.draw")) {
      Files.writeString(file, drawn);
    }
    assertThat(file)
        .as("draw it again with -Drailway.diagrams.draw=true")
        .content()
        .isEqualTo(drawn);
  }
}
