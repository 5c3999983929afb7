package railway.specs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was claimed and what TLC found, for people. */
final class ClaimsTable {

  private record Row(String claim, String expected, String states, String seconds) {
    String padded(int first, int second) {
      return "| %s | %s | %15s | %7s |"
          .formatted(pad(claim, first), pad(expected, second), states, seconds);
    }

    private static String pad(String text, int width) {
      return text + " ".repeat(Math.max(0, width - text.length()));
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private Duration total = Duration.ZERO;
  private int asExpected;

  void add(Claim claim, Checked checked, boolean wasExpected) {
    rows.add(
        new Row(
            claim.name(),
            (wasExpected ? "" : "NOT AS EXPECTED: ") + claim.expected(),
            states(checked.verdict()),
            checked.seconds()));
    total = total.plus(checked.took());
    asExpected += wasExpected ? 1 : 0;
  }

  private static String states(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Holds holds -> "%,d".formatted(holds.distinctStates());
      case Verdict.Violates violates -> "%,d".formatted(violates.distinctStates());
      case Verdict.OutOfTime outOfTime -> "> %,d".formatted(outOfTime.distinctStates());
      case Verdict.Unclear unclear -> "?";
    };
  }

  /** Lines as Markdown reads them. */
  List<String> lines(Duration elapsed) {
    int first = rows.stream().mapToInt(row -> row.claim().length()).max().orElse(0);
    int second = rows.stream().mapToInt(row -> row.expected().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(new Row("claim", "expected", "distinct states", "seconds").padded(first, second));
    lines.add(
        "|%s|%s|%s:|%s:|"
            .formatted(
                "-".repeat(first + 2), "-".repeat(second + 2), "-".repeat(16), "-".repeat(8)));
    rows.forEach(row -> lines.add(row.padded(first, second)));
    lines.add("");
    lines.add(
        "%d claims, %d as expected, %d seconds (%d seconds of TLC)."
            .formatted(rows.size(), asExpected, elapsed.toSeconds(), total.toSeconds()));
    return lines;
  }
}
