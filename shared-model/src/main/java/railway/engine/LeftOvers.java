package railway.engine;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import railway.decision.Fact;
import railway.store.Append;
import railway.store.Entry.Hop;
import railway.store.Journal;
import railway.store.Standing.Sweep;
import railway.workflow.Cancellation;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.OptimisticLockState;
import railway.workflow.Step;

/**
 * Cancels first steps that lost processes may have left at a third party, when a late request can
 * no longer create another. What brings no answer is tried again at the next waking.
 */
final class LeftOvers {

  private final Definition definition;
  private final Journal journal;
  private final Invocation invocation;
  private final Pace pace;

  LeftOvers(Definition definition, Journal journal, Invocation invocation, Pace pace) {
    this.pace = pace;
    this.definition = definition;
    this.journal = journal;
    this.invocation = invocation;
  }

  /** Looks for those whose time has come; what brings no answer waits longer each time. */
  void sweep(Journey journey) {
    for (Sweep sweep : journey.standing().sweeps()) {
      if (!sweep.notBefore().isAfter(journey.now())) {
        note(
            journey,
            swept(journey, sweep)
                ? new Fact.Swept(sweep.id())
                : new Fact.Unswept(sweep.id(), journey.now().plus(again(journey))));
      }
    }
  }

  /** As long as the workflow has stood here already, within bounds. */
  private Duration again(Journey journey) {
    Duration since = Duration.between(journey.standing().since(), journey.now());
    Duration wait = since.compareTo(pace.leftOvers()) < 0 ? pace.leftOvers() : since;
    return wait.compareTo(pace.longestSweep()) < 0 ? wait : pace.longestSweep();
  }

  private static void note(Journey journey, Fact swept) {
    while (journey.append(Hop.NONE, swept) instanceof Append.Taken) {
      if (!journey.refresh()) {
        return;
      }
    }
  }

  private boolean swept(Journey journey, Sweep sweep) {
    return journal.read(journey.id(), sweep.visitSeq(), 1).stream()
        .flatMap(
            reading ->
                reading instanceof Journal.Reading.Legible legible
                    ? legible.entry().arrival().stream()
                    : Stream.empty())
        .anyMatch(arrival -> swept(arrival.event(), sweep));
  }

  private boolean swept(Event event, Sweep sweep) {
    var task = definition.task(sweep.task()).map(found -> Typed.task(found.task())).orElse(null);
    if (!(task instanceof OptimisticLockState<Event, Event> state)) {
      return false;
    }
    Called<List<Step>> found = invocation.call(limit(state), () -> state.find(event, sweep.id()));
    return switch (found) {
      case Called.Failed<List<Step>> failed -> false;
      case Called.GoesOn<List<Step>> goesOn -> false;
      case Called.Returned<List<Step>> held ->
          held.value().stream().allMatch(step -> cancelled(state, event, step));
    };
  }

  private boolean cancelled(OptimisticLockState<Event, Event> state, Event event, Step step) {
    Called<Cancellation<? extends Event>> called =
        invocation.call(limit(state), () -> state.cancel(event, step));
    return called instanceof Called.Returned<Cancellation<? extends Event>>;
  }

  private static Duration limit(OptimisticLockState<Event, Event> state) {
    return state.attemptLimit();
  }
}
