package railway.engine;

import java.time.Duration;
import java.util.List;
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

  LeftOvers(Definition definition, Journal journal, Invocation invocation) {
    this.definition = definition;
    this.journal = journal;
    this.invocation = invocation;
  }

  void sweep(Journey journey) {
    for (Sweep sweep : journey.standing().sweeps()) {
      if (!sweep.notBefore().isAfter(journey.now()) && swept(journey, sweep)) {
        note(journey, new Fact.Swept(sweep.id()));
      }
    }
  }

  private static void note(Journey journey, Fact swept) {
    while (journey.append(Hop.NONE, swept) instanceof Append.Taken) {
      if (!journey.refresh()) {
        return;
      }
    }
  }

  private boolean swept(Journey journey, Sweep sweep) {
    for (var entry : new Pages(journal, journey.id(), sweep.visitSeq())) {
      return entry.arrival().map(arrival -> swept(arrival.event(), sweep)).orElse(false);
    }
    return false;
  }

  private boolean swept(Event event, Sweep sweep) {
    var task = definition.task(sweep.task()).map(found -> Typed.task(found.task())).orElse(null);
    if (!(task instanceof OptimisticLockState<Event, Event> state)) {
      return false;
    }
    Called<List<Step>> found = invocation.call(limit(state), () -> state.find(event, sweep.id()));
    return switch (found) {
      case Called.Failed<List<Step>> failed -> false;
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
