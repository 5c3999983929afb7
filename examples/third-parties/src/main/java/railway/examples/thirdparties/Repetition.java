package railway.examples.thirdparties;

import java.time.Duration;

/**
 * How a webhook is repeated: the wait doubles from {@code first} up to {@code longest}.
 *
 * @param attempts after so many attempts it is given up
 * @param limit how long one attempt may take
 */
public record Repetition(Duration first, Duration longest, int attempts, Duration limit) {

  public Repetition {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts is " + attempts + ": give 1 or more");
    }
  }

  /** For demos: from 200 ms up to 5 s, 30 times. */
  public static Repetition brisk() {
    return new Repetition(
        Duration.ofMillis(200), Duration.ofSeconds(5), 30, Duration.ofSeconds(10));
  }

  /** How long to wait after the attempt with this number, counted from 1. */
  Duration after(int attempt) {
    Duration doubled = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
