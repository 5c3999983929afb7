package railway.decision;

import java.util.Optional;
import railway.decision.Tails.Tail;
import railway.workflow.Finding;
import railway.workflow.Reply;

/**
 * One visit of a task with one request, its processes and its third party.
 *
 * @param clock the true time; a process may read another
 * @param tail what has been written down
 * @param ending how the visit ended
 * @param endings how often it ended
 * @param sends requests ever sent, where none are recorded
 */
record OneStepWorld(
    int clock,
    Tail tail,
    Optional<Ending> ending,
    int endings,
    Crew<Runner> crew,
    ThirdParty third,
    int sends) {

  /**
   * What the transition says of the effects.
   *
   * @param effects made when it was written
   * @param baseless whether it says "perhaps" although nothing was unresolved
   */
  record Ending(int atLeast, int atMost, int effects, boolean baseless) {}

  /**
   * @param skew how far its clock is ahead of the true time
   * @param newest whether nobody has appended since it read the tail
   */
  record Runner(int skew, boolean newest, At at) {

    /** Not there: not yet called, or gone. */
    static Runner idle(int skew) {
      return new Runner(skew, true, new At.Idle());
    }

    Runner is(At next) {
      return next instanceof At.Idle ? idle(skew) : new Runner(skew, newest, next);
    }

    /** It has appended an entry. */
    Runner winner() {
      return new Runner(skew, true, at);
    }

    /** Somebody else has. */
    Runner outdated() {
      return at instanceof At.Idle ? this : new Runner(skew, false, at);
    }

    /** Its visit has ended: all that it could still do to the world is to send. */
    Runner afterwards() {
      return at instanceof At.Cleared ? outdated() : idle(skew);
    }
  }

  /** How far a process has come. */
  sealed interface At {
    record Idle() implements At {}

    /** May send until the lease: its attempt is on record, where that is needed. */
    record Cleared(int attempt, int lease) implements At {}

    record Sent(int attempt) implements At {}

    record Replied(int attempt, Reply<Said> reply) implements At {}

    record Asking(int attempt) implements At {}

    record Shown(int attempt, Finding<Said> finding) implements At {}
  }

  OneStepWorld clock(int now) {
    return new OneStepWorld(now, tail, ending, endings, crew, third, sends);
  }

  OneStepWorld is(int process, At at) {
    return with(crew.with(process, crew.get(process).is(at)));
  }

  OneStepWorld with(Crew<Runner> processes) {
    return new OneStepWorld(clock, tail, ending, endings, processes, third, sends);
  }

  OneStepWorld third(ThirdParty next) {
    return new OneStepWorld(clock, tail, ending, endings, crew, next, sends);
  }

  OneStepWorld sends(int count) {
    return new OneStepWorld(clock, tail, ending, endings, crew, third, count);
  }

  /** An entry: for everybody else the tail is not the newest any more. */
  OneStepWorld appended(int process, Tail longer) {
    return new OneStepWorld(
        clock,
        longer,
        ending,
        endings,
        crew.changed(process, Runner::winner, Runner::outdated),
        third,
        sends);
  }

  OneStepWorld ended(Ending how) {
    return new OneStepWorld(clock, tail, Optional.of(how), endings + 1, crew, third, sends);
  }
}
