package railway.workflow;

import java.time.Duration;

/**
 * A task that acts on a third party. Its category, the interface that the author implements, says
 * what the third party offers.
 */
public sealed interface State<E extends Event, N extends Event> extends Task<E, N>
    permits IdempotentState, PessimisticLockState, OptimisticLockState, OpaqueState {

  /**
   * What to do about an attempt without a definite answer: insist after a wait, or stop. A pure
   * function; waits are measured from the end of the attempt.
   */
  Retry retry(E event, Trouble trouble);

  /**
   * How long one request may take before it is given up as unanswered. The lease of an attempt is
   * derived from it, so keep it above what the third party usually needs and below the function's
   * time-out.
   */
  default Duration attemptLimit() {
    return Duration.ofSeconds(10);
  }
}
