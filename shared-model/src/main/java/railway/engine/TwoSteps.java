package railway.engine;

import java.time.Duration;
import java.util.function.Function;
import railway.decision.Attempt;
import railway.decision.Fact;
import railway.decision.Fact.Request;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.OptimisticLock;
import railway.decision.Settlement;
import railway.decision.Then;
import railway.store.Append;
import railway.store.Entry.Hop;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.OptimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.State;
import railway.workflow.Step;

/** Carries out the verdicts of two-step tasks: prepare, elect, confirm, close, cancel. */
final class TwoSteps {

  private final OptimisticLock rule = new OptimisticLock();
  private final Follower follower;
  private final Journey journey;

  TwoSteps(Follower follower, Journey journey) {
    this.follower = follower;
    this.journey = journey;
  }

  Move prepare(
      OptimisticLockState<Event, Event> state, Ledger ledger, int attempt, Duration limit) {
    Called<Preparation<? extends Event>> called =
        follower.call(limit, () -> state.prepare(ledger.event(), ledger.at().id()));
    return switch (called) {
      case Called.Returned<Preparation<? extends Event>> prepared ->
          follower.settled(
              state, attempt, Request.PREPARE, now -> rule.settle(now, attempt, prepared.value()));
      case Called.Failed<Preparation<? extends Event>> failed ->
          follower.insist(state, ledger, attempt, Request.PREPARE, failed.fault());
    };
  }

  /** Only the step whose election is in the journal is ever confirmed. */
  Move elect(
      State<Event, Event> state,
      Ledger ledger,
      int attempt,
      Step step,
      Function<Ledger, Settlement> meaning) {
    return switch (journey.append(Hop.NONE, new Fact.Elected(attempt, step))) {
      case Append.Appended appended ->
          confirm(Follower.twoStep(state), journey.ledger().orElseThrow(), step);
      case Append.Taken taken ->
          journey.reload()
              ? follower.settled(state, attempt, Request.PREPARE, meaning)
              : cancelOwn(state, ledger, attempt, step);
      case Append.TooLarge large -> follower.keep(large, new Move.GoOn());
    };
  }

  /** Repeating is safe, so anybody who reads the election may confirm. */
  Move confirm(OptimisticLockState<Event, Event> state, Ledger ledger, Step step) {
    int attempt = electedBy(ledger);
    Called<Confirmation<? extends Event>> called =
        follower.call(state.attemptLimit(), () -> state.confirm(ledger.event(), step));
    return switch (called) {
      case Called.Returned<Confirmation<? extends Event>> confirmed ->
          follower.settled(
              state,
              attempt,
              Request.CONFIRM,
              now -> rule.settle(attempt, step, confirmed.value()));
      case Called.Failed<Confirmation<? extends Event>> failed ->
          follower.insist(state, ledger, attempt, Request.CONFIRM, failed.fault());
    };
  }

  /** Cancels the elected step, after the election was closed. */
  Move cancel(OptimisticLockState<Event, Event> state, Ledger ledger, Step step) {
    int attempt = electedBy(ledger);
    Called<Cancellation<? extends Event>> called =
        follower.call(state.attemptLimit(), () -> state.cancel(ledger.event(), step));
    return switch (called) {
      case Called.Returned<Cancellation<? extends Event>> cancelled ->
          follower.settled(
              state, attempt, Request.CANCEL, now -> rule.settle(attempt, step, cancelled.value()));
      case Called.Failed<Cancellation<? extends Event>> failed ->
          follower.askAgain(ledger, attempt, Request.CANCEL, failed.fault());
    };
  }

  /**
   * A loser cancels its own step and stands down. If that brings no answer, the attempt stays
   * unresolved and the step is swept later.
   */
  Move cancelOwn(State<Event, Event> state, Ledger ledger, int attempt, Step step) {
    Called<Cancellation<? extends Event>> called =
        follower.call(
            state.attemptLimit(), () -> Follower.twoStep(state).cancel(ledger.event(), step));
    boolean undecided = journey.ledger().map(now -> now.at().equals(ledger.at())).orElse(false);
    if (undecided && called instanceof Called.Returned<Cancellation<? extends Event>> answer) {
      return switch (answer.value()) {
        case Cancellation.Cancelled<?> cancelled -> {
          journey.draft(
              new Fact.Refused(
                  attempt, "its step was cancelled: not elected", new Then.Again(journey.now())));
          yield follower.keep(journey.append(Hop.NONE), new Move.Leave(new Followed.StoodDown()));
        }
        case Cancellation.AlreadyConfirmed<?> confirmed ->
            follower.settled(
                state,
                attempt,
                Request.CANCEL,
                now -> new Settlement.Decide(new How.Found(attempt), confirmed.event()));
      };
    }
    return new Move.Leave(new Followed.StoodDown());
  }

  private static int electedBy(Ledger ledger) {
    return ledger.attempts().stream()
        .filter(attempt -> attempt.state() == Attempt.State.ELECTED)
        .findFirst()
        .map(Attempt::number)
        .orElseThrow();
  }
}
