package railway.decision;

import java.time.Instant;
import java.util.Optional;
import railway.workflow.Knowledge;

/**
 * Idempotency enabled: the key, not the engine, keeps the effect single, so nothing is written
 * before a request is sent, and any definite answer answers all attempts. Giving up can never be
 * truthful: an attempt may have been made by a process that left no trace.
 */
public record Idempotent() implements Algorithm {

  private static final Knowledge.MayHaveHappened AT_MOST_ONCE = new Knowledge.MayHaveHappened(0, 1);

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
    Optional<Instant> wait = ledger.again(now);
    return Algorithm.after(wait, ledger, new Verdict.Proceed(ledger.nextAttempt(), false));
  }

  @Override
  public Knowledge certificate(Ledger ledger) {
    return AT_MOST_ONCE;
  }

  @Override
  public boolean recordsAttempts() {
    return false;
  }
}
