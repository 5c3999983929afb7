package railway.engine;

import railway.decision.Attempt;
import railway.decision.Fact;
import railway.decision.Fact.Request;
import railway.decision.Ledger;
import railway.decision.Then;
import railway.store.Append;
import railway.store.Entry.Hop;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Event;
import railway.workflow.OptimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Step;

/** Carries out the verdicts of two-step tasks: prepare, elect, confirm, cancel. */
final class TwoSteps {

  private final Follower follower;
  private final Journey journey;

  TwoSteps(Follower follower, Journey journey) {
    this.follower = follower;
    this.journey = journey;
  }

  Move prepare(OptimisticLockState<Event, Event> state, Ledger ledger, int attempt) {
    Called<Preparation<? extends Event>> called =
        follower.call(state.attemptLimit(), () -> state.prepare(ledger.event(), ledger.at().id()));
    return switch (called) {
      case Called.Returned<Preparation<? extends Event>> prepared ->
          follower.settle(state, new Heard.Prepared(state, attempt, prepared.value()));
      case Called.Failed<Preparation<? extends Event>> failed ->
          follower.insist(state, attempt, Request.PREPARE, failed.fault());
      case Called.GoesOn<Preparation<? extends Event>> goesOn ->
          follower.unfinished(state, attempt, Request.PREPARE, goesOn.fault());
    };
  }

  /** Only the step whose election is in the journal is ever confirmed. */
  Move elect(OptimisticLockState<Event, Event> state, Ledger ledger, Heard heard, Step step) {
    return switch (journey.append(Hop.NONE, new Fact.Elected(heard.attempt(), step))) {
      case Append.Appended appended -> confirm(state, journey.ledger().orElseThrow(), step);
      case Append.Taken taken ->
          journey.reload()
              ? follower.settle(state, heard)
              : cancelOwn(state, ledger, heard.attempt(), step);
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
          follower.settle(state, new Heard.Confirmed(attempt, step, confirmed.value()));
      case Called.Failed<Confirmation<? extends Event>> failed ->
          follower.insist(state, attempt, Request.CONFIRM, failed.fault());
      case Called.GoesOn<Confirmation<? extends Event>> goesOn ->
          follower.insist(state, attempt, Request.CONFIRM, goesOn.fault());
    };
  }

  /** Cancels the elected step, after the election was closed. */
  Move cancel(OptimisticLockState<Event, Event> state, Ledger ledger, Step step) {
    int attempt = electedBy(ledger);
    Called<Cancellation<? extends Event>> called =
        follower.call(state.attemptLimit(), () -> state.cancel(ledger.event(), step));
    return switch (called) {
      case Called.Returned<Cancellation<? extends Event>> cancelled ->
          follower.settle(state, new Heard.Cancelled(attempt, step, cancelled.value()));
      case Called.Failed<Cancellation<? extends Event>> failed ->
          follower.askAgain(ledger, attempt, Request.CANCEL, failed.fault());
      case Called.GoesOn<Cancellation<? extends Event>> goesOn ->
          follower.askAgain(ledger, attempt, Request.CANCEL, goesOn.fault());
    };
  }

  /**
   * A loser cancels its own step and stands down. If that brings no answer, the attempt stays
   * unresolved and the step is swept later.
   */
  Move cancelOwn(OptimisticLockState<Event, Event> state, Ledger ledger, int attempt, Step step) {
    Called<Cancellation<? extends Event>> called =
        follower.call(state.attemptLimit(), () -> state.cancel(ledger.event(), step));
    boolean undecided = journey.ledger().map(now -> now.at().equals(ledger.at())).orElse(false);
    if (undecided && called instanceof Called.Returned<Cancellation<? extends Event>> answer) {
      switch (answer.value()) {
        case Cancellation.Cancelled<?> cancelled ->
            journey.draft(
                new Fact.Refused(
                    attempt, "its step was cancelled: not elected", new Then.Again(journey.now())));
        case Cancellation.AlreadyConfirmed<?> confirmed -> {
          return follower.settle(state, new Heard.Cancelled(attempt, step, answer.value()));
        }
      }
      return follower.rest(Hop.NONE);
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
