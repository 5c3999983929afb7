package railway.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.decision.Tails.Tail;
import railway.workflow.Step;

/**
 * One visit of a two-step task, its processes, and the steps at the third party.
 *
 * @param holds of attempts 1, 2, …
 * @param effects steps ever confirmed
 */
record TwoStepWorld(
    int clock,
    Tail tail,
    Optional<Ending> ending,
    Crew<Runner> crew,
    List<Hold> holds,
    int effects) {

  /**
   * @param promised how many effects the transition tells of
   * @param made how many there were when it was written
   * @param uncertain whether it says "perhaps"
   */
  record Ending(int promised, int made, boolean uncertain) {}

  /**
   * @param newest whether nobody has appended since it read the tail
   */
  record Runner(boolean newest, At at) {
    static final Runner IDLE = new Runner(true, new At.Idle());

    Runner is(At next) {
      return next instanceof At.Idle ? IDLE : new Runner(newest, next);
    }

    Runner winner() {
      return new Runner(true, at);
    }

    Runner outdated() {
      return at instanceof At.Idle ? this : new Runner(false, at);
    }
  }

  /**
   * How far a process has come. What it has sent, or is about to send, may arrive at any time, and
   * what it is told is final, so that more need not be told apart.
   */
  sealed interface At {
    record Idle() implements At {}

    record Preparing(int attempt) implements At {}

    record Confirming(int attempt) implements At {}

    record Cancelling(int attempt, boolean own) implements At {}
  }

  /** What became of a first step. */
  enum Stage {
    /** Nobody can confirm it any more, and nobody waits for it. */
    FORGOTTEN,
    ASKED,
    REFUSED,
    REJECTED,
    HELD,
    CONFIRMED,
    GONE
  }

  /**
   * @param confirm whether a confirmation may arrive, now or at any later time
   */
  record Hold(Stage stage, boolean confirm) {
    static final Hold FORGOTTEN = new Hold(Stage.FORGOTTEN, false);

    Hold is(Stage next) {
      return new Hold(next, confirm && next != Stage.CONFIRMED);
    }

    Hold withConfirm() {
      return new Hold(stage, true);
    }
  }

  TwoStepWorld {
    for (int attempt = 1; attempt <= holds.size(); attempt++) {
      Hold hold = holds.get(attempt - 1);
      if (hold.stage() != Stage.FORGOTTEN && !hold.confirm() && !mattersTo(crew, tail, attempt)) {
        holds = with(holds, attempt, Hold.FORGOTTEN);
      }
    }
  }

  private static List<Hold> with(List<Hold> holds, int attempt, Hold hold) {
    List<Hold> changed = new ArrayList<>(holds);
    changed.set(attempt - 1, hold);
    return List.copyOf(changed);
  }

  private static boolean mattersTo(Crew<Runner> crew, Tail tail, int attempt) {
    for (Runner process : crew.processes()) {
      boolean matters =
          switch (process.at()) {
            case At.Idle idle -> false;
            case At.Preparing preparing -> preparing.attempt() == attempt;
            case At.Confirming confirming -> confirming.attempt() == attempt;
            case At.Cancelling cancelling -> cancelling.attempt() == attempt;
          };
      if (matters) {
        return true;
      }
    }
    Optional<Step> elected = tail.ledger().elected();
    return elected.isPresent() && TwoStepModel.attempt(elected.get()) == attempt;
  }

  Hold hold(int attempt) {
    return holds.get(attempt - 1);
  }

  TwoStepWorld confirmed(int attempt) {
    TwoStepWorld changed = hold(attempt, hold(attempt).is(Stage.CONFIRMED));
    return new TwoStepWorld(clock, changed.tail, ending, crew, changed.holds, effects + 1);
  }

  TwoStepWorld clock(int now) {
    return new TwoStepWorld(now, tail, ending, crew, holds, effects);
  }

  TwoStepWorld is(int process, At at) {
    return new TwoStepWorld(
        clock, tail, ending, crew.with(process, crew.get(process).is(at)), holds, effects);
  }

  /** It has read the tail again. */
  TwoStepWorld reloaded(int process) {
    return new TwoStepWorld(
        clock, tail, ending, crew.with(process, crew.get(process).winner()), holds, effects);
  }

  TwoStepWorld hold(int attempt, Hold hold) {
    return new TwoStepWorld(clock, tail, ending, crew, with(holds, attempt, hold), effects);
  }

  TwoStepWorld appended(int process, Tail longer) {
    return new TwoStepWorld(
        clock,
        longer,
        ending,
        crew.changed(process, Runner::winner, Runner::outdated),
        holds,
        effects);
  }

  /** Nobody writes any more; what was sent may still arrive. */
  TwoStepWorld ended(Ending how, Tail blank) {
    return new TwoStepWorld(
        clock,
        blank,
        Optional.of(how),
        crew.changed(-1, Runner::winner, process -> Runner.IDLE),
        holds,
        effects);
  }
}
