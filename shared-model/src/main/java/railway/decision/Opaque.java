package railway.decision;

import java.time.Instant;
import java.util.Optional;
import railway.workflow.Knowledge;
import railway.workflow.Reply;

/**
 * Black boxed (guarantees, rule "opaque"): never once for sure, always bounded. An attempt begins
 * only while fewer than {@code limit} are unresolved and no lease is running, so that at most
 * {@code limit} effects can come to be; when nothing may begin any more and something is
 * unresolved, the compromise decides.
 *
 * @param limit N of the compromise
 */
public record Opaque(int limit) implements Algorithm {

  @Override
  public Verdict judge(Ledger ledger, Instant now) {
    if (ledger.paused()) {
      return new Verdict.StandDown();
    }
    if (ledger.accepted()) {
      return new Verdict.Conclude(ledger.answer().orElseThrow());
    }
    Optional<Attempt> lapsed = ledger.lapsed(now);
    if (lapsed.isPresent()) {
      return new Verdict.TakeNote(lapsed.get().number());
    }
    Optional<Instant> running = ledger.running(now);
    if (running.isPresent()) {
      return new Verdict.Wait(running.get());
    }
    boolean over =
        ledger.answer().isPresent()
            || ledger.stopped()
            || ledger.expired(now)
            || ledger.unresolved() >= limit;
    if (over) {
      return conclude(ledger, now);
    }
    return Algorithm.after(
        ledger.again(now), ledger, new Verdict.Proceed(ledger.nextAttempt(), true));
  }

  private static Verdict conclude(Ledger ledger, Instant now) {
    if (ledger.unresolved() > 0) {
      return new Verdict.ApplyCompromise(new Knowledge.MayHaveHappened(0, ledger.unresolved()));
    }
    if (ledger.answer().isPresent()) {
      return new Verdict.Conclude(ledger.answer().get());
    }
    GivingUp why = ledger.expired(now) ? new GivingUp.Expired() : ledger.stoppedBecause();
    return new Verdict.GiveUp(why, Knowledge.NOTHING_HAPPENED);
  }

  /** A no decides only if no other attempt is unresolved; else it is kept. */
  @Override
  public Settlement settle(Ledger ledger, int attempt, Reply<?> reply) {
    return Settling.unlessOthersAreUnresolved(ledger, attempt, reply);
  }

  @Override
  public Knowledge certificate(Ledger ledger) {
    int accepted = ledger.effects();
    int most = accepted + ledger.unresolved();
    return most == 0 ? Knowledge.NOTHING_HAPPENED : new Knowledge.MayHaveHappened(accepted, most);
  }

  @Override
  public boolean recordsAttempts() {
    return true;
  }
}
