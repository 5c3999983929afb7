package railway.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Colours and passing lines are for terminals; a file gets plain lines. */
class ConsoleTest {
  private final StringWriter written = new StringWriter();

  @Test
  void intoAFile_thereAreNoColours_andNoPassingLines() {
    Console console = new Console(new PrintWriter(written), false);

    console.passing("1 of 3");
    console.line(console.tinted(Tint.STATE, "Reserve stock"));

    assertThat(written).hasToString("Reserve stock" + System.lineSeparator());
  }

  @Test
  void onATerminal_aLineReplacesAPassingOne() {
    Console console = new Console(new PrintWriter(written), true);

    console.passing("1 of 3");
    console.line("done");
    console.line("really");

    assertThat(written.toString())
        .isEqualTo(
            "\r\u001b[K1 of 3\r\u001b[Kdone"
                + System.lineSeparator()
                + "really"
                + System.lineSeparator());
  }

  @Test
  void onATerminal_statesAreOlive() {
    Console console = new Console(new PrintWriter(written), true);

    assertThat(console.tinted(Tint.STATE, "x")).startsWith("\u001b[38;5;").contains("x");
  }
}
