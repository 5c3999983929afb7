package railway.decision;

import java.util.ArrayList;
import java.util.List;
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
 * @param sends requests ever sent
 */
record OneStepWorld(
    int clock,
    Tail tail,
    Optional<Ending> ending,
    int endings,
    Crew<Process> crew,
    ThirdParty third,
    int sends) {

  /**
   * The transition, with what was true when it was written.
   *
   * @param others unresolved attempts, besides the one that it is about
   */
  record Ending(How how, Optional<Said> said, int effects, int others) {}

  /**
   * @param skew how far its clock is ahead of the true time
   */
  record Process(int skew, At at) {
    Process at(At next) {
      return new Process(skew, next);
    }

    /** Somebody else appended an entry: what is only drafted is lost. */
    Process outdated() {
      return switch (at) {
        case At.Idle idle -> this;
        case At.Drafted drafted -> at(new At.Idle());
        case At.Judged judged ->
            at(new At.Judged(judged.verdict(), judged.lease(), List.of(), false));
        case At.Cleared cleared -> at(new At.Cleared(cleared.attempt(), cleared.lease(), false));
        case At.Sent sent -> at(new At.Sent(sent.attempt(), sent.lease(), false));
        case At.Replied replied ->
            at(new At.Replied(replied.attempt(), replied.lease(), replied.reply(), false));
        case At.Shown shown ->
            at(new At.Shown(shown.attempt(), shown.finding(), List.of(), false));
      };
    }
  }

  /** How far a process has come. {@code newest}: nobody has appended since it read the tail. */
  sealed interface At {
    /** Not there: not yet called, or gone. */
    record Idle() implements At {}

    /** Knows facts that it will write with its next entry, unless it dies or is overtaken. */
    record Drafted(List<Fact> drafts) implements At {}

    record Judged(Verdict verdict, int lease, List<Fact> drafts, boolean newest) implements At {}

    /** May send: its attempt is on record, where that is needed. */
    record Cleared(int attempt, int lease, boolean newest) implements At {}

    record Sent(int attempt, int lease, boolean newest) implements At {}

    record Replied(int attempt, int lease, Reply<Said> reply, boolean newest) implements At {}

    /** A query was answered; unanswered if empty. */
    record Shown(
        int attempt, Optional<Finding<Said>> finding, List<Fact> drafts, boolean newest)
        implements At {}
  }

  /**
   * @param underway requests that may still have an effect or become visible
   * @param effects ever made
   * @param shown whether a query shows an effect
   * @param noShown whether a query shows a no
   * @param memory what the key was answered, and since when, where keys are taken
   */
  record ThirdParty(
      List<Request> underway,
      int effects,
      boolean shown,
      boolean noShown,
      Optional<Memory> memory) {

    static final ThirdParty FRESH =
        new ThirdParty(List.of(), 0, false, false, Optional.empty());

    ThirdParty {
      underway = List.copyOf(underway);
    }

    ThirdParty takes(Request request) {
      List<Request> more = new ArrayList<>(underway);
      more.add(request);
      return new ThirdParty(more, effects, shown, noShown, memory);
    }

    ThirdParty without(Request request) {
      List<Request> less = new ArrayList<>(underway);
      less.remove(request);
      return new ThirdParty(less, effects, shown, noShown, memory);
    }

    ThirdParty effect() {
      return new ThirdParty(underway, effects + 1, shown, noShown, memory);
    }

    ThirdParty show() {
      return new ThirdParty(underway, effects, true, noShown, memory);
    }

    ThirdParty showNo() {
      return new ThirdParty(underway, effects, shown, true, memory);
    }

    ThirdParty remembers(Optional<Memory> now) {
      return new ThirdParty(underway, effects, shown, noShown, now);
    }

    Finding<Said> found() {
      if (shown) {
        return Finding.found(Said.YES);
      }
      return noShown ? Finding.foundRejected(Said.NO) : Finding.absent();
    }
  }

  /**
   * @param hidden whether its effect was made and is not visible yet
   */
  record Request(int attempt, int sent, boolean hidden) {}

  record Memory(Said answer, int since) {}

  OneStepWorld clock(int now) {
    return new OneStepWorld(now, tail, ending, endings, crew, third, sends);
  }

  OneStepWorld at(int process, At next) {
    return new OneStepWorld(
        clock, tail, ending, endings, crew.with(process, crew.get(process).at(next)), third, sends);
  }

  OneStepWorld third(ThirdParty next) {
    return new OneStepWorld(clock, tail, ending, endings, crew, next, sends);
  }

  OneStepWorld sent(Request request) {
    return new OneStepWorld(
        clock, tail, ending, endings, crew, third.takes(request), sends + 1);
  }

  /** An entry by a process: everybody else's tail is not the newest any more. */
  OneStepWorld appended(int process, Tail longer) {
    return new OneStepWorld(
        clock, longer, ending, endings, crew.others(process, Process::outdated), third, sends);
  }

  OneStepWorld ended(int process, Ending how) {
    return new OneStepWorld(
        clock,
        tail,
        ending.or(() -> Optional.of(how)),
        endings + 1,
        crew.others(process, Process::outdated).with(process, crew.get(process).at(new At.Idle())),
        third,
        sends);
  }
}
