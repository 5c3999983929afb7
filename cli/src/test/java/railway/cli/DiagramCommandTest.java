package railway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import railway.cli.local.Home;

/** The command draws what docs/diagrams shows. */
class DiagramCommandTest {
  private static final Path DIAGRAMS = Home.find().folder().resolve("docs/diagrams");

  @Test
  void thePicture_isTheOneInDocs() {
    Ran ran = Ran.command("diagram", "order");

    assertThat(ran.exitCode()).isZero();
    assertThat(DIAGRAMS.resolve("order.mmd")).content().isEqualTo(ran.out());
  }

  @Test
  void everyWorkflowOfTheDeployment_canBeDrawn() {
    assertThat(DIAGRAMS.resolve("refund.mmd"))
        .content()
        .isEqualTo(Ran.command("diagram", "refund").out());
  }

  @Test
  void theReport_isTheOneInDocs() {
    assertThat(DIAGRAMS.resolve("order.md"))
        .content()
        .isEqualTo(Ran.command("diagram", "order", "--format", "markdown").out());
  }

  @Test
  void anUnknownWorkflow_isRefused_withTheKnownOnes() {
    Ran ran = Ran.command("diagram", "ordr");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("ordr", "Known: order, refund");
  }

  @Test
  void anUnknownFormat_isRefused_withTheKnownOnes() {
    Ran ran = Ran.command("diagram", "order", "--format", "svg");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).containsIgnoringCase("mermaid").containsIgnoringCase("markdown");
  }
}
