package railway.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.decision.Tails.Tail;

/**
 * One visit of a two-step task, its processes, and the steps at the third party.
 *
 * @param holds of attempts 1, 2, …
 */
record TwoStepWorld(
    int clock, Tail tail, Optional<Ending> ending, Crew<Process> crew, List<Hold> holds) {

  /**
   * @param promised how many effects the transition tells of
   * @param made how many there were when it was written
   * @param uncertain whether it says "perhaps"
   */
  record Ending(int promised, int made, boolean uncertain) {}

  /**
   * @param newest whether nobody has appended since it read the tail
   */
  record Process(boolean newest, At at) {
    static final Process IDLE = new Process(true, new At.Idle());

    Process is(At next) {
      return next instanceof At.Idle ? IDLE : new Process(newest, next);
    }

    Process winner() {
      return new Process(true, at);
    }

    Process outdated() {
      return at instanceof At.Idle ? this : new Process(false, at);
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
    NEVER_ASKED,
    ASKED,
    REFUSED,
    REJECTED,
    HELD,
    CONFIRMED,
    GONE
  }

  /**
   * @param confirm whether a confirmation may arrive, now or at any later time, once or often
   * @param cancel whether a cancellation may
   */
  record Hold(Stage stage, boolean confirm, boolean cancel, int effects) {
    static final Hold NONE = new Hold(Stage.NEVER_ASKED, false, false, 0);

    Hold is(Stage next) {
      return new Hold(next, confirm, cancel, effects);
    }

    Hold confirmed() {
      return new Hold(Stage.CONFIRMED, confirm, cancel, effects + 1);
    }

    Hold withConfirm() {
      return new Hold(stage, true, cancel, effects);
    }

    Hold withCancel() {
      return new Hold(stage, confirm, true, effects);
    }
  }

  TwoStepWorld {
    holds = List.copyOf(holds);
  }

  Hold hold(int attempt) {
    return holds.get(attempt - 1);
  }

  int effects() {
    int effects = 0;
    for (Hold hold : holds) {
      effects += hold.effects();
    }
    return effects;
  }

  TwoStepWorld clock(int now) {
    return new TwoStepWorld(now, tail, ending, crew, holds);
  }

  TwoStepWorld is(int process, At at) {
    return new TwoStepWorld(
        clock, tail, ending, crew.with(process, crew.get(process).is(at)), holds);
  }

  /** It has read the tail again. */
  TwoStepWorld reloaded(int process) {
    return new TwoStepWorld(
        clock, tail, ending, crew.with(process, crew.get(process).winner()), holds);
  }

  TwoStepWorld hold(int attempt, Hold hold) {
    List<Hold> changed = new ArrayList<>(holds);
    changed.set(attempt - 1, hold);
    return new TwoStepWorld(clock, tail, ending, crew, changed);
  }

  TwoStepWorld appended(int process, Tail longer) {
    return new TwoStepWorld(
        clock,
        longer,
        ending,
        crew.changed(process, Process::winner, Process::outdated),
        holds);
  }

  /** Nobody writes any more; what was sent may still arrive. */
  TwoStepWorld ended(Ending how, Tail blank) {
    return new TwoStepWorld(
        clock,
        blank,
        Optional.of(how),
        crew.changed(-1, Process::winner, process -> Process.IDLE),
        holds);
  }
}
