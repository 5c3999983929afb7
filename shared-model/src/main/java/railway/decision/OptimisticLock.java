package railway.decision;

import java.time.Instant;
import java.util.Optional;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.Preparation;
import railway.workflow.Step;

/**
 * Optimistic lock, two steps (guarantees, rule of that name): any process may prepare, the journal
 * elects one step, only the elected step is confirmed, and giving up closes the election before it
 * cancels. Leases only save the third party needless work here; no promise rests on them.
 */
public record OptimisticLock() implements Algorithm {

  @Override
  public Verdict judge(Ledger ledger, Instant now) {
    if (ledger.paused()) {
      return new Verdict.StandDown();
    }
    boolean no = ledger.answer().isPresent() && ledger.elected().isEmpty();
    if (ledger.accepted() || no) {
      return new Verdict.Conclude(ledger.answer().orElseThrow());
    }
    if (ledger.closing().isPresent()) {
      return judgeClosing(ledger, ledger.closing().get(), now);
    }
    if (ledger.running(now).isPresent()) {
      return new Verdict.Wait(ledger.running(now).get());
    }
    if (ledger.lapsed(now).isPresent()) {
      return new Verdict.TakeNote(ledger.lapsed(now).get().number());
    }
    if (ledger.expired(now)) {
      return end(ledger, new GivingUp.Expired());
    }
    if (ledger.stopped()) {
      return end(ledger, ledger.stoppedBecause());
    }
    Verdict insist =
        ledger
            .elected()
            .<Verdict>map(Verdict.Confirm::new)
            .orElseGet(() -> new Verdict.Proceed(ledger.nextAttempt(), true));
    return Algorithm.after(ledger.again(now), ledger, insist);
  }

  private static Verdict end(Ledger ledger, GivingUp why) {
    return ledger.elected().isPresent()
        ? new Verdict.Close(why)
        : new Verdict.GiveUp(why, Knowledge.NOTHING_HAPPENED);
  }

  private static Verdict judgeClosing(Ledger ledger, GivingUp why, Instant now) {
    if (ledger.elected().isEmpty()) {
      return new Verdict.GiveUp(why, Knowledge.NOTHING_HAPPENED);
    }
    return ledger
        .askAgain(now)
        .<Verdict>map(Verdict.Wait::new)
        .orElseGet(() -> new Verdict.Cancel(ledger.elected().get()));
  }

  /** What a preparation means: elected only while none is and the election is open. */
  public Settlement settle(Ledger ledger, int attempt, Preparation<?> preparation) {
    boolean open =
        ledger.elected().isEmpty() && ledger.closing().isEmpty() && ledger.answer().isEmpty();
    return switch (preparation) {
      case Preparation.Prepared<?> prepared when elected(ledger, prepared.step()) ->
          new Settlement.AlreadyElected(prepared.step());
      case Preparation.Prepared<?> prepared ->
          open ? new Settlement.Elect(prepared.step()) : new Settlement.CancelOwn(prepared.step());
      case Preparation.Rejected<?> rejected ->
          open
              ? new Settlement.Decide(new How.Rejected(attempt), rejected.event())
              : new Settlement.Insist(new Fault.Refused("rejected, while another step is elected"));
      case Preparation.Refused<?> refused ->
          new Settlement.Insist(new Fault.Refused(refused.reason()));
      case Preparation.Unanswered<?> unanswered ->
          new Settlement.Insist(new Fault.Unanswered(unanswered.reason()));
    };
  }

  private static boolean elected(Ledger ledger, Step step) {
    return ledger.elected().equals(Optional.of(step));
  }

  /** What a confirmation means: confirmed is the truth, also while closing. */
  public Settlement settle(int attempt, Step step, Confirmation<?> confirmation) {
    return switch (confirmation) {
      case Confirmation.Confirmed<?> confirmed ->
          new Settlement.Decide(new How.Accepted(attempt), confirmed.event());
      case Confirmation.Gone<?> gone -> new Settlement.Release(step);
    };
  }

  /** What a cancellation of the elected step means: too late is a success, and adopted. */
  public Settlement settle(int attempt, Step step, Cancellation<?> cancellation) {
    return switch (cancellation) {
      case Cancellation.Cancelled<?> cancelled ->
          new Settlement.Note(new Fact.Released(step, new Then.Stop()));
      case Cancellation.AlreadyConfirmed<?> confirmed ->
          new Settlement.Decide(new How.Found(attempt), confirmed.event());
    };
  }

  @Override
  public Knowledge certificate(Ledger ledger) {
    if (ledger.accepted()) {
      return new Knowledge.MayHaveHappened(1, 1);
    }
    return ledger.elected().isEmpty()
        ? Knowledge.NOTHING_HAPPENED
        : new Knowledge.MayHaveHappened(0, 1);
  }

  @Override
  public boolean recordsAttempts() {
    return true;
  }
}
