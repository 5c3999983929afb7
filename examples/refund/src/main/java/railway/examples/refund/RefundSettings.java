package railway.examples.refund;

import java.time.Duration;
import railway.examples.common.Terms;

/**
 * The durations of the refund, in one place.
 *
 * @param returning for the payment provider, which is insisted on until it expires
 * @param telling for the mail, which may be given up
 * @param keyRetention how long the payment provider remembers an idempotency key
 */
public record RefundSettings(Terms returning, Terms telling, Duration keyRetention) {

  /** As one would begin in production. */
  public static RefundSettings usual() {
    Duration attempt = Duration.ofSeconds(5);
    Duration wait = Duration.ofSeconds(1);
    return new RefundSettings(
        new Terms(Duration.ofHours(12), attempt, Terms.UNTIL_EXPIRED, wait, Duration.ofMinutes(5)),
        new Terms(Duration.ofHours(1), attempt, 8, wait, Duration.ofMinutes(1)),
        Duration.ofHours(24));
  }

  /** For demonstrations, where nobody waits for an hour. */
  public static RefundSettings brisk() {
    Duration attempt = Duration.ofSeconds(1);
    Duration wait = Duration.ofMillis(100);
    Duration longestWait = Duration.ofSeconds(2);
    return new RefundSettings(
        new Terms(Duration.ofMinutes(2), attempt, Terms.UNTIL_EXPIRED, wait, longestWait),
        new Terms(Duration.ofMinutes(2), attempt, 8, wait, longestWait),
        Duration.ofHours(24));
  }

  /** How long a client may wait for a reply: so that it gives up before the engine does. */
  public Duration requestLimit() {
    Duration attempt = returning.attemptLimit();
    return attempt.minus(attempt.dividedBy(10));
  }
}
