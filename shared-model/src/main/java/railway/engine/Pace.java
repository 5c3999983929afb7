package railway.engine;

import java.time.Duration;
import java.time.Instant;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.UnreadableEntry;

/**
 * The engine's own durations.
 *
 * @param slack what an invocation keeps back to write its last result
 * @param grace how long a stream record may be on its way before the sweeper looks as well
 * @param inPlace the longest wait that is spent inside an invocation, and paid for
 * @param firstAsk the wait after a query or cancellation without an answer; it doubles each time
 * @param longestAsk the longest such wait
 * @param longestSweep the longest wait before looking for left-over steps again
 * @param deployment how long an older version of the code may still run beside a newer one
 * @param leftOvers how long after its sender ended a lost request may still create a first step
 */
public record Pace(
    Duration slack,
    Duration grace,
    Duration inPlace,
    Duration firstAsk,
    Duration longestAsk,
    Duration longestSweep,
    Duration deployment,
    Duration leftOvers) {

  /** What runs in production. */
  public static final Pace USUAL =
      new Pace(
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofMinutes(15),
          Duration.ofMinutes(2));

  /** Whether an entry may be from a version of the code that is only being deployed. */
  boolean mayBeDeploying(Standing standing, Instant now) {
    Duration age = Duration.between(standing.since(), now);
    return age.compareTo(deployment) < 0 && age.compareTo(deployment.negated()) > 0;
  }

  /** What a newer version will read is left to it. */
  void comesAgain(UnreadableEntry entry, Instant now) {
    if (mayBeDeploying(entry.standing(), now)) {
      throw new StoreTrouble(
          "A newer version may be on its way that reads it, so it must come again",
          new IllegalStateException(entry.reason()));
    }
  }

  /** The wait before a query is repeated that brought no answer {@code times} times before. */
  Duration ask(int times) {
    Duration wait = firstAsk.multipliedBy(1L << Math.min(times, 20));
    return wait.compareTo(longestAsk) > 0 ? longestAsk : wait;
  }
}
