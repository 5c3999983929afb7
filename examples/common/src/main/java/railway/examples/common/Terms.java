package railway.examples.common;

import java.time.Duration;
import railway.workflow.Retry;
import railway.workflow.Trouble;

/**
 * On which terms a third party is asked.
 *
 * @param deadline after which the task need no longer be done
 * @param attemptLimit how long one attempt may take
 * @param attempts how many, at most, before the fault is mapped
 * @param firstWait before the second attempt; it doubles from then on
 * @param longestWait where the doubling ends
 */
public record Terms(
    Duration deadline,
    Duration attemptLimit,
    int attempts,
    Duration firstWait,
    Duration longestWait) {

  /** As many attempts as fit into the deadline: the task expires, it never gives up. */
  public static final int UNTIL_EXPIRED = Integer.MAX_VALUE;

  /** Waits longer each time, until the attempts are used up. */
  public Retry retry(Trouble trouble) {
    return Retry.backoff(trouble, attempts, firstWait, longestWait);
  }
}
