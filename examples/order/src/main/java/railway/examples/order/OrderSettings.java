package railway.examples.order;

import java.time.Duration;
import railway.examples.common.Terms;

/**
 * The durations of the example, in one place.
 *
 * @param errands for tasks that may be given up: stock, invoice, payment attempt, mail
 * @param promises for tasks after the payment, which are insisted on until they expire
 * @param settlesWithin after which time the warehouse shows what a request did
 * @param keyRetention how long biller and payment provider remember an idempotency key
 * @param customerDecides how long a customer is waited for when asked something
 * @param paymentDeadline how long the payment provider is waited for
 */
public record OrderSettings(
    Terms errands,
    Terms promises,
    Duration settlesWithin,
    Duration keyRetention,
    Duration customerDecides,
    Duration paymentDeadline) {

  /** As one would begin in production. */
  public static OrderSettings usual() {
    Duration attempt = Duration.ofSeconds(5);
    Duration wait = Duration.ofSeconds(1);
    return new OrderSettings(
        new Terms(Duration.ofHours(1), attempt, 8, wait, Duration.ofMinutes(1)),
        new Terms(Duration.ofHours(12), attempt, Terms.UNTIL_EXPIRED, wait, Duration.ofMinutes(5)),
        Duration.ofSeconds(30),
        Duration.ofHours(24),
        Duration.ofHours(72),
        Duration.ofHours(72));
  }

  /** For demonstrations, where nobody waits for an hour: the same proportions, in seconds. */
  public static OrderSettings brisk() {
    Duration attempt = Duration.ofSeconds(1);
    Duration wait = Duration.ofMillis(100);
    return new OrderSettings(
        new Terms(Duration.ofMinutes(2), attempt, 8, wait, Duration.ofSeconds(2)),
        new Terms(Duration.ofMinutes(2), attempt, Terms.UNTIL_EXPIRED, wait, Duration.ofSeconds(2)),
        Duration.ofSeconds(1),
        Duration.ofHours(24),
        Duration.ofMinutes(2),
        Duration.ofMinutes(2));
  }

  public OrderSettings withPaymentDeadline(Duration deadline) {
    return new OrderSettings(
        errands, promises, settlesWithin, keyRetention, customerDecides, deadline);
  }

  /**
   * How long a client may wait for a reply: a tenth less than the attempt may take, so that it is
   * the client who gives up, with a reason, and not the engine.
   */
  public Duration requestLimit() {
    Duration attempt = errands.attemptLimit();
    return attempt.minus(attempt.dividedBy(10));
  }
}
