package railway.engine;

import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Settlement;
import railway.decision.Verdict;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Knowledge.MayHaveHappened;
import railway.workflow.OpaqueState;
import railway.workflow.OptimisticLockState;
import railway.workflow.PessimisticLockState;
import railway.workflow.Task;
import railway.workflow.ToDoItem;

/** Asks the author's mappings which event a task ends with when nobody answered. */
final class Mapping {

  private Mapping() {}

  /** The expiration's event or the fault's, as the reason asks. */
  static Settlement.Decide givenUp(Task<Event, Event> task, Ledger ledger, Verdict.GiveUp up) {
    Event event =
        switch (up.why()) {
          case GivingUp.Expired expired -> expired(task, ledger);
          case GivingUp.Faulted faulted -> faulted(task, ledger.event(), faulted.fault());
        };
    return new Settlement.Decide(new How.GaveUp(up.why(), up.known()), event);
  }

  /** The compromise's event. */
  static Settlement.Decide compromised(
      Task<Event, Event> task, Ledger ledger, MayHaveHappened known) {
    if (task instanceof OpaqueState<Event, Event> opaque) {
      Event event = opaque.compromise(ledger.event()).uncertain().apply(known);
      return new Settlement.Decide(new How.Compromised(known), event);
    }
    throw new IllegalStateException(task.name() + " is not opaque and has no compromise");
  }

  private static Event expired(Task<Event, Event> task, Ledger ledger) {
    return switch (task.expiry(ledger.event())) {
      case Expiry.At<? extends Event> at -> at.otherwise();
      case Expiry.Within<? extends Event> within -> within.otherwise();
      case Expiry.Never<? extends Event> never ->
          throw new IllegalStateException(
              "Task %s was reached when it could expire, at %s, and now says that it never does: give it its expiry back"
                  .formatted(task.name(), ledger.at().deadline()));
    };
  }

  private static Event faulted(Task<Event, Event> task, Event event, Fault fault) {
    return switch (task) {
      case IdempotentState<Event, Event> state ->
          state.giveUp(event, fault, new MayHaveHappened(0, 1));
      case PessimisticLockState<Event, Event> state ->
          state.giveUp(event, fault, Knowledge.NOTHING_HAPPENED);
      case OptimisticLockState<Event, Event> state ->
          state.giveUp(event, fault, Knowledge.NOTHING_HAPPENED);
      case OpaqueState<Event, Event> state ->
          state.giveUp(event, fault, Knowledge.NOTHING_HAPPENED);
      case ToDoItem<Event, ?, ?, Event> toDo ->
          throw new IllegalStateException(task.name() + " waits for others and cannot fault");
    };
  }
}
