package railway.decision;

import java.util.List;
import java.util.Optional;
import railway.workflow.Finding;
import railway.workflow.Reply;

/**
 * One process on its own after the adversary has left: wherever a visit stands, judging, waiting
 * and acting must end it.
 */
record Quiet(Algorithm algorithm, Mood mood, Finding<Said> found) {

  private static final int ROUNDS = 40;

  /** How the third party and the author behave from now on. */
  record Mood(Reply<Said> reply, Optional<Integer> again) {
    Then then(int now) {
      return again.<Then>map(wait -> new Then.Again(Ticks.at(now + wait))).orElse(new Then.Stop());
    }

    /** Whether it brings an end where there is no deadline. */
    boolean ends() {
      return again.isEmpty() || reply instanceof Reply.Answer<?>;
    }
  }

  static List<Mood> moods() {
    return List.of(
        new Mood(Reply.accepted(Said.YES), Optional.of(1)),
        new Mood(Reply.rejected(Said.NO), Optional.of(1)),
        new Mood(Reply.refused("busy"), Optional.empty()),
        new Mood(Reply.refused("busy"), Optional.of(1)),
        new Mood(Reply.unanswered("silence"), Optional.empty()),
        new Mood(Reply.unanswered("silence"), Optional.of(1)));
  }

  /** Why a To-Do that can expire does not end, if it does not. */
  static Optional<String> endless(ToDo rule, Ledger ledger, int clock) {
    return new Quiet(rule, moods().getFirst(), Finding.absent()).stuck(ledger, clock);
  }

  /** Why the visit does not end, if it does not. */
  Optional<String> stuck(Ledger from, int clock) {
    Ledger ledger = from;
    int now = clock;
    for (int round = 0; round < ROUNDS; round++) {
      Verdict verdict = algorithm.judge(ledger, Ticks.at(now));
      switch (verdict) {
        case Verdict.Wait wait -> {
          if (Ticks.tick(wait.until()) <= now) {
            return Optional.of("Progress: at %d it waits until %s".formatted(now, wait.until()));
          }
          now = Ticks.tick(wait.until());
        }
        case Verdict.TakeNote note ->
            ledger = with(ledger, now, new Fact.Lapsed(note.attempt(), mood.then(now)));
        case Verdict.Proceed proceed -> {
          Ledger begun =
              proceed.onRecord()
                  ? with(ledger, now, new Fact.Attempted(proceed.number(), Ticks.at(now + 1)))
                  : ledger;
          switch (algorithm.settle(begun, proceed.number(), mood.reply())) {
            case Settlement.Decide decide -> {
              return Optional.empty();
            }
            case Settlement.Note note -> ledger = with(begun, now, note.fact());
            case Settlement.Insist insist ->
                ledger =
                    with(
                        begun,
                        now,
                        insist.fault() instanceof railway.workflow.Fault.Refused
                            ? new Fact.Refused(proceed.number(), "busy", mood.then(now))
                            : new Fact.Unanswered(
                                proceed.number(), Fact.Request.ATTEMPT, "silence", mood.then(now)));
            case Settlement.Release release -> throw new IllegalStateException(release.toString());
            case Settlement.AlreadyElected own -> throw new IllegalStateException(own.toString());
            case Settlement.Elect elect -> throw new IllegalStateException(elect.toString());
            case Settlement.CancelOwn cancel -> throw new IllegalStateException(cancel.toString());
          }
        }
        case Verdict.Ask ask -> {
          if (!(found instanceof Finding.Absent<?>)) {
            return Optional.empty();
          }
          ledger = with(ledger, now, new Fact.Absent(ask.attempt()));
        }
        case Verdict.GiveUp giveUp -> {
          return Optional.empty();
        }
        case Verdict.ApplyCompromise apply -> {
          return Optional.empty();
        }
        case Verdict.Conclude conclude -> {
          return Optional.empty();
        }
        case Verdict.StandDown down -> {
          return Optional.of("Progress: nobody will go on");
        }
        case Verdict.Confirm confirm -> throw new IllegalStateException(confirm.toString());
        case Verdict.Close close -> throw new IllegalStateException(close.toString());
        case Verdict.Cancel cancel -> throw new IllegalStateException(cancel.toString());
      }
    }
    return Optional.of("Progress: no end after %d rounds, %s".formatted(ROUNDS, mood));
  }

  private static Ledger with(Ledger ledger, int now, Fact fact) {
    return ledger.with(new Recorded(Ticks.at(now), "somebody", fact));
  }
}
