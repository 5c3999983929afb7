package railway.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;

/**
 * Idempotency enabled (guarantees, rule "trivial"): the key, not the engine, keeps the effect
 * single, so nothing is written before a request is sent, and any definite answer answers all
 * attempts. Nothing is sent when the key may be forgotten. Giving up can never be truthful: an
 * attempt may have been made by a process that left no trace.
 *
 * @param keyLasts for how long after the visit began a request may still be sent
 */
public record Idempotent(Duration keyLasts) implements Algorithm {

  private static final Knowledge.MayHaveHappened AT_MOST_ONCE = new Knowledge.MayHaveHappened(0, 1);

  private static final GivingUp FORGOTTEN =
      new GivingUp.Faulted(new Fault.Unanswered("the third party may have forgotten the key"));

  /**
   * The rule with the retention that a task declares, less what a process may still live, a request
   * may take, and clocks may differ.
   */
  public static Idempotent of(IdempotentState<?, ?> state) {
    return new Idempotent(
        state
            .keyRetention()
            .minus(LONGEST_PROCESS)
            .minus(state.attemptLimit())
            .minus(CLOCK_MARGIN));
  }

  @Override
  public Verdict judge(Ledger ledger, Instant now) {
    if (ledger.paused()) {
      return new Verdict.StandDown();
    }
    if (ledger.answer().isPresent()) {
      return new Verdict.Conclude(ledger.answer().get());
    }
    if (ledger.expired(now)) {
      return new Verdict.GiveUp(new GivingUp.Expired(), AT_MOST_ONCE);
    }
    if (ledger.stopped()) {
      return new Verdict.GiveUp(ledger.stoppedBecause(), AT_MOST_ONCE);
    }
    Instant forgotten = ledger.since().plus(keyLasts);
    if (!now.isBefore(forgotten)) {
      return new Verdict.GiveUp(FORGOTTEN, AT_MOST_ONCE);
    }
    Optional<Instant> wait =
        ledger.again(now).map(until -> until.isAfter(forgotten) ? forgotten : until);
    return Algorithm.after(wait, ledger, new Verdict.Proceed(ledger.nextAttempt(), false));
  }

  @Override
  public Knowledge certificate(Ledger ledger) {
    return ledger.accepted() ? new Knowledge.MayHaveHappened(1, 1) : AT_MOST_ONCE;
  }

  @Override
  public boolean recordsAttempts() {
    return false;
  }
}
