package railway.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import railway.workflow.Finding;
import railway.workflow.Knowledge;
import railway.workflow.PessimisticLockState;
import railway.workflow.Reply;

/**
 * Pessimistic lock (guarantees, rule of that name): one process at a time attempts, and no attempt
 * follows an unresolved one before the third party, asked after every bound has passed, has shown
 * that it had no effect. Expiring and giving up take the same way, so both are truthful.
 *
 * @param settlesWithin after which time without a sender an effect has happened and is visible, by
 *     any clock
 */
public record PessimisticLock(Duration settlesWithin) implements Algorithm {

  /** The rule with the bound that a task declares, widened by what two clocks may differ. */
  public static PessimisticLock of(PessimisticLockState<?, ?> state) {
    return new PessimisticLock(state.settlesWithin().plus(CLOCK_MARGIN));
  }

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
    if (ledger.unresolved() > 0) {
      return judgeUnresolved(ledger, now);
    }
    if (ledger.answer().isPresent()) {
      return new Verdict.Conclude(ledger.answer().get());
    }
    if (ledger.expired(now)) {
      return new Verdict.GiveUp(new GivingUp.Expired(), Knowledge.NOTHING_HAPPENED);
    }
    if (ledger.stopped()) {
      return new Verdict.GiveUp(ledger.stoppedBecause(), Knowledge.NOTHING_HAPPENED);
    }
    return Algorithm.after(
        ledger.again(now), ledger, new Verdict.Proceed(ledger.nextAttempt(), true));
  }

  /** Step 2 of the rule; the deadline does not shorten it. */
  private Verdict judgeUnresolved(Ledger ledger, Instant now) {
    Instant settled =
        ledger.attempts().stream()
            .filter(Attempt::unresolved)
            .map(attempt -> attempt.silent().plus(settlesWithin))
            .max(Instant::compareTo)
            .orElseThrow();
    if (now.isBefore(settled)) {
      return new Verdict.Wait(settled);
    }
    return ledger
        .askAgain(now)
        .<Verdict>map(Verdict.Wait::new)
        .orElseGet(() -> new Verdict.Ask(ledger.attempts().getLast().number()));
  }

  /** A no decides only if no other attempt is unresolved; else it is kept. */
  @Override
  public Settlement settle(Ledger ledger, int attempt, Reply<?> reply) {
    return Settling.unlessOthersAreUnresolved(ledger, attempt, reply);
  }

  /**
   * What a query showed that was made about attempts up to this one. A slow query may show what a
   * later attempt did, when those it was made about have been accounted for.
   */
  public Settlement settle(Ledger ledger, int attempt, Finding<?> finding) {
    return switch (finding) {
      case Finding.Found<?> found ->
          switch (found.answer()) {
            case Reply.Accepted<?> accepted ->
                new Settlement.Decide(new How.Found(shown(ledger, attempt)), accepted.event());
            case Reply.Rejected<?> rejected ->
                new Settlement.Decide(
                    new How.FoundRejected(shown(ledger, attempt)), rejected.event());
          };
      case Finding.Absent<?> absent -> new Settlement.Note(new Fact.Absent(attempt));
    };
  }

  /** The attempt whose doing was shown: the one asked about, unless it is accounted for. */
  private static int shown(Ledger ledger, int asked) {
    int shown = asked;
    for (Attempt attempt : ledger.attempts()) {
      if (attempt.unresolved()) {
        if (attempt.number() == asked) {
          return asked;
        }
        shown = attempt.number();
      }
    }
    return shown;
  }

  @Override
  public Knowledge certificate(Ledger ledger) {
    if (ledger.accepted()) {
      return new Knowledge.MayHaveHappened(1, 1);
    }
    return ledger.unresolved() == 0
        ? Knowledge.NOTHING_HAPPENED
        : new Knowledge.MayHaveHappened(0, 1);
  }

  @Override
  public boolean recordsAttempts() {
    return true;
  }
}
