package railway.examples.thirdparties;

import java.time.Duration;

/**
 * How the third parties are set up.
 *
 * @param requests the faults of requests
 * @param webhooks the faults of webhooks
 * @param repetition how the payment provider repeats a webhook
 * @param keyRetention how long the biller and the payment provider remember an idempotency key
 * @param holdsLast how long the courier keeps a slot that nobody confirms
 */
public record Settings(
    FaultPlan<Fault> requests,
    FaultPlan<WebhookFault> webhooks,
    Pace pace,
    Repetition repetition,
    Duration keyRetention,
    Duration holdsLast) {

  /** Nothing goes wrong unless it is ordered; keys are kept for a day, slots for ten minutes. */
  public static Settings calm() {
    return new Settings(
        FaultPlan.calm(),
        FaultPlan.calm(),
        Pace.brisk(),
        Repetition.brisk(),
        Duration.ofHours(24),
        Duration.ofMinutes(10));
  }

  /** As {@link #calm}, but every fault is thrown with this probability, drawn from the seed. */
  public static Settings faulty(long seed, double rate) {
    return calm()
        .with(
            FaultPlan.each(seed, Fault.class, rate),
            FaultPlan.each(seed, WebhookFault.class, rate));
  }

  public Settings with(FaultPlan<Fault> newRequests, FaultPlan<WebhookFault> newWebhooks) {
    return new Settings(newRequests, newWebhooks, pace, repetition, keyRetention, holdsLast);
  }

  public Settings with(Pace newPace) {
    return new Settings(requests, webhooks, newPace, repetition, keyRetention, holdsLast);
  }
}
