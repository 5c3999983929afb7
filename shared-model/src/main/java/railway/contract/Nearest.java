package railway.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that somebody probably meant: a slip of a letter or two, or of case. */
final class Nearest {
  private static final int LETTERS_PER_SLIP = 3;
  private static final int MOST_SLIPS = 3;

  private Nearest() {}

  static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > Sight.LONGEST) {
      return Optional.empty();
    }
    var lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> slips(lower, name.toLowerCase(Locale.ROOT)) <= allowed(name))
        .min(Comparator.comparingInt(name -> slips(lower, name.toLowerCase(Locale.ROOT))));
  }

  /** How to mend a name that nobody knows, given the names that are known. */
  static String mend(String written, Collection<String> known) {
    return to(written, known)
        .map(name -> "did you mean \"" + name + "\"?")
        .orElseGet(() -> "known: " + listed(known));
  }

  /** Names in a row; a long list is cut, as it is meant to be read. */
  static String listed(Collection<String> names) {
    var shown = names.stream().limit(20).toList();
    var rest = names.size() - shown.size();
    return (shown.isEmpty() ? "none" : String.join(", ", shown))
        + (rest > 0 ? " and " + rest + " more" : "");
  }

  private static int allowed(String name) {
    return Math.min(MOST_SLIPS, Math.max(1, name.length() / LETTERS_PER_SLIP));
  }

  /**
   * Letters to insert, delete, replace or swap with their neighbour, to get from one to the other.
   */
  private static int slips(String from, String to) {
    var distance = new int[from.length() + 1][to.length() + 1];
    for (var i = 0; i <= from.length(); i++) {
      for (var j = 0; j <= to.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, from, to, i, j);
      }
    }
    return distance[from.length()][to.length()];
  }

  private static int step(int[][] distance, String from, String to, int i, int j) {
    var same = from.charAt(i - 1) == to.charAt(j - 1);
    var best = distance[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
    var swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}
