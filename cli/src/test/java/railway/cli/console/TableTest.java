package railway.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Columns are aligned, whatever is in them. */
class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell_andNumbersStandAtTheRight() {
    assertThat(new Table("what", "times").row("reservation", 3).row("mail", 12).lines())
        .containsExactly(
            "what         times", "───────────  ─────", "reservation      3", "mail            12");
  }

  @Test
  void aRowOfAnotherLengthThanTheHeadings_isAMistake() {
    assertThatThrownBy(() -> new Table("what", "times").row("reservation"))
        .hasMessageContaining("1 cells under 2 headings");
  }

  @Test
  void withoutRows_onlyTheHeadingsAreShown() {
    assertThat(new Table("what").lines()).containsExactly("what", "────");
  }
}
