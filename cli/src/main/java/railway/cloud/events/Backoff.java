package railway.cloud.events;

import java.time.Duration;

/**
 * The pause before a retry: it doubles from the first to the longest. Shorter than AWS's (minutes),
 * so that a person can watch.
 */
public record Backoff(Duration first, Duration longest) {
  /** A fifth of a second to ten seconds. */
  public static final Backoff WATCHABLE =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

  Duration before(int retry) {
    Duration pause = first;
    for (int doubled = 1; doubled < retry && pause.compareTo(longest) < 0; doubled++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
