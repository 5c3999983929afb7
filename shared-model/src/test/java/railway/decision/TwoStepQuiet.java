package railway.decision;

import java.util.List;
import java.util.Optional;
import railway.decision.TwoStepWorld.Hold;
import railway.decision.TwoStepWorld.Stage;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Step;

/** As {@link Quiet}, for two steps. */
record TwoStepQuiet(OptimisticLock rule, Mood mood, List<Hold> holds) {

  private static final int ROUNDS = 40;

  /** How the third party and the author behave from now on. */
  enum Mood {
    /** All goes well. */
    WILLING,
    /** No first step is to be had, and the author stops. */
    UNWILLING,
    /** Confirmations bring no answer, and the author stops. */
    SILENT
  }

  static List<Mood> moods() {
    return List.of(Mood.values());
  }

  /** Why the visit does not end, if it does not. */
  Optional<String> stuck(Ledger from, int clock) {
    Ledger ledger = from;
    int now = clock;
    for (int round = 0; round < ROUNDS; round++) {
      switch (rule.judge(ledger, Ticks.at(now))) {
        case Verdict.Wait wait -> {
          if (Ticks.tick(wait.until()) <= now) {
            return Optional.of("Progress: at %d it waits until %s".formatted(now, wait.until()));
          }
          now = Ticks.tick(wait.until());
        }
        case Verdict.TakeNote note ->
            ledger = with(ledger, now, new Fact.Lapsed(note.attempt(), new Then.Stop()));
        case Verdict.Proceed proceed -> ledger = proceeded(ledger, now, proceed.number());
        case Verdict.Confirm confirm -> {
          if (mood == Mood.SILENT) {
            ledger =
                with(
                    ledger,
                    now,
                    new Fact.Unanswered(
                        TwoStepModel.attempt(confirm.step()),
                        Fact.Request.CONFIRM,
                        "silence",
                        new Then.Stop()));
          } else if (gone(confirm.step())) {
            Settlement gone = rule.settle(1, confirm.step(), Confirmation.gone());
            ledger = released(ledger, now, gone);
          } else {
            return Optional.empty();
          }
        }
        case Verdict.Close close -> ledger = with(ledger, now, new Fact.Closing(close.why()));
        case Verdict.Cancel cancel -> {
          if (confirmed(cancel.step())) {
            return Optional.empty();
          }
          ledger = noted(ledger, now, rule.settle(1, cancel.step(), Cancellation.cancelled()));
        }
        case Verdict.GiveUp giveUp -> {
          return Optional.empty();
        }
        case Verdict.Conclude conclude -> {
          return Optional.empty();
        }
        case Verdict.StandDown down -> {
          return Optional.of("Progress: nobody will go on");
        }
        case Verdict.Ask ask -> throw new IllegalStateException(ask.toString());
        case Verdict.ApplyCompromise apply -> throw new IllegalStateException(apply.toString());
      }
    }
    return Optional.of("Progress: no end after %d rounds, %s".formatted(ROUNDS, mood));
  }

  private Ledger proceeded(Ledger ledger, int now, int attempt) {
    Ledger begun = with(ledger, now, new Fact.Attempted(attempt, Ticks.at(now + 1)));
    return mood == Mood.UNWILLING
        ? with(begun, now, new Fact.Refused(attempt, "no", new Then.Stop()))
        : with(begun, now, new Fact.Elected(attempt, TwoStepModel.step(attempt)));
  }

  private Stage stage(Step step) {
    int attempt = TwoStepModel.attempt(step);
    return attempt <= holds.size() ? holds.get(attempt - 1).stage() : Stage.HELD;
  }

  private boolean gone(Step step) {
    return stage(step) == Stage.GONE;
  }

  private boolean confirmed(Step step) {
    return stage(step) == Stage.CONFIRMED;
  }

  private Ledger released(Ledger ledger, int now, Settlement settlement) {
    if (settlement instanceof Settlement.Release release) {
      Then then = mood == Mood.WILLING ? new Then.Again(Ticks.at(now + 1)) : new Then.Stop();
      return with(ledger, now, new Fact.Released(release.step(), then));
    }
    throw new IllegalStateException(settlement.toString());
  }

  private static Ledger noted(Ledger ledger, int now, Settlement settlement) {
    if (settlement instanceof Settlement.Note note) {
      return with(ledger, now, note.fact());
    }
    throw new IllegalStateException(settlement.toString());
  }

  private static Ledger with(Ledger ledger, int now, Fact fact) {
    return ledger.with(new Recorded(Ticks.at(now), "somebody", fact));
  }
}
