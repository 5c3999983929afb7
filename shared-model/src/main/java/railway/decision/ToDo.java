package railway.decision;

import java.time.Instant;
import railway.workflow.Knowledge;

/** A To-Do item: the first valid answer decides, and expiration competes in the same append. */
public record ToDo() implements Algorithm {

  @Override
  public Verdict judge(Ledger ledger, Instant now) {
    if (ledger.paused()) {
      return new Verdict.StandDown();
    }
    if (ledger.expired(now)) {
      return expiration();
    }
    return ledger.at().deadline().<Verdict>map(Verdict.Wait::new).orElseGet(Verdict.StandDown::new);
  }

  /** Whether an answer that comes now may decide. */
  public boolean open(Ledger ledger, Instant now) {
    return !ledger.paused() && !ledger.expired(now);
  }

  /** What ends it when its time has passed, whoever notices it first. */
  public Verdict.GiveUp expiration() {
    return new Verdict.GiveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED);
  }

  @Override
  public Knowledge certificate(Ledger ledger) {
    return Knowledge.NOTHING_HAPPENED;
  }

  @Override
  public boolean recordsAttempts() {
    return false;
  }
}
