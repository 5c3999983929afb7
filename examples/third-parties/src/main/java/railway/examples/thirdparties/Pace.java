package railway.examples.thirdparties;

import java.time.Duration;

/**
 * How slow the slow faults are.
 *
 * @param answerLateAfter when a late answer comes; longer than the limit of the caller's attempt
 * @param lateEffectAfter when a late effect happens; well within what the caller declares as {@code
 *     settlesWithin}
 * @param hangAtMost how long a request that times out is kept waiting
 * @param webhookLateBy how late a late webhook is
 */
public record Pace(
    Duration answerLateAfter,
    Duration lateEffectAfter,
    Duration hangAtMost,
    Duration webhookLateBy) {

  /** For demos and tests: a late answer takes 1.5 s, a late effect 300 ms, hanging 10 s. */
  public static Pace brisk() {
    return new Pace(
        Duration.ofMillis(1500),
        Duration.ofMillis(300),
        Duration.ofSeconds(10),
        Duration.ofMillis(300));
  }
}
