package railway.workflow;

import java.time.Duration;

/** What an author's retry function says: insist after a wait, or stop. */
public sealed interface Retry {

  /** Try again when this much time has passed since the attempt ended. */
  record Insist(Duration after) implements Retry {
    public Insist {
      if (after.isNegative()) {
        throw new IllegalArgumentException("A wait before a retry cannot be negative: " + after);
      }
    }
  }

  /** No further attempt: the fault is mapped to an event. */
  record Stop() implements Retry {}

  static Retry insist(Duration after) {
    return new Insist(after);
  }

  static Retry stop() {
    return new Stop();
  }

  /**
   * The usual policy: {@code attempts} attempts in all, the wait doubling from {@code first} up to
   * {@code longest}.
   */
  static Retry backoff(Trouble trouble, int attempts, Duration first, Duration longest) {
    if (trouble.attempts() >= attempts) {
      return stop();
    }
    int doublings = Math.min(trouble.attempts() - 1, 30);
    Duration wait = first.multipliedBy(1L << doublings);
    return insist(wait.compareTo(longest) > 0 ? longest : wait);
  }
}
