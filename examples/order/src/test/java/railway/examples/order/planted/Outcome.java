package railway.examples.order.planted;

import java.util.Locale;

/**
 * What became of the search for a bug. Each one is a line that one JVM prints and another reads.
 */
sealed interface Outcome {

  /**
   * A world went wrong.
   *
   * @param by the promise that was broken, or what else happened
   * @param seed of the world
   * @param orders played until then, those of that world included
   * @param seconds of the processor until it was known, with the search for the smallest world that
   *     shows it
   */
  record Found(String by, long seed, long orders, double seconds) implements Outcome {}

  /** Every world kept its promises. */
  record NotFound(long orders, double seconds) implements Outcome {}

  /** As one line. */
  default String line() {
    return switch (this) {
      case Found found ->
          "found %s %d %d %.1f"
              .formatted(
                  found.by().replace(' ', '_'), found.seed(), found.orders(), found.seconds());
      case NotFound none -> "none %d %.1f".formatted(none.orders(), none.seconds());
    };
  }

  /**
   * From such a line.
   *
   * @throws IllegalArgumentException for any other line
   */
  static Outcome read(String line) {
    String[] words = line.split(" ", -1);
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "found" ->
          new Found(
              words[1].replace('_', ' '),
              Long.parseLong(words[2]),
              Long.parseLong(words[3]),
              Double.parseDouble(words[4]));
      case "none" -> new NotFound(Long.parseLong(words[1]), Double.parseDouble(words[2]));
      default -> throw new IllegalArgumentException("Not an outcome: " + line);
    };
  }
}
