package railway.engine;

import java.time.Instant;
import java.util.Map;
import railway.contract.Contract;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Journal;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.Task;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;

/** Asks the definition where an event leads, and names the action there. */
final class Router {

  private final Definition definition;
  private final Journal journal;

  Router(Definition definition, Journal journal) {
    this.definition = definition;
    this.journal = journal;
  }

  /**
   * Where an event leads. Runs the author's pure functions, those of a To-Do's row included, so
   * that what is wrong with them shows before anything is written.
   *
   * @param visits how often each looping task has been visited so far
   */
  Next route(Event event, Instant at, WorkflowId id, Map<String, Integer> visits) {
    return switch (definition.transition(event)) {
      case Transition.Perform<?> perform -> to(perform.state(), event, at, id, visits);
      case Transition.Await<?> await -> {
        check(await.toDo(), event);
        yield to(await.toDo(), event, at, id, visits);
      }
      case Transition.End<?> end -> new Next.Ended();
    };
  }

  private Next to(
      Task<?, ?> task, Event event, Instant at, WorkflowId id, Map<String, Integer> visits) {
    Task<Event, ?> typed = Typed.task(task);
    int visit = definition.loops(task.name()) ? visited(task.name(), id, visits) + 1 : 1;
    return new Next.To(
        task.name(),
        TaskId.ofVisit(typed.identifier(event), visit),
        visit,
        typed.expiry(event).deadline(at));
  }

  /** A task that loops only since the last deployment was not counted: the journal is. */
  private int visited(String task, WorkflowId id, Map<String, Integer> visits) {
    Integer counted = visits.get(task);
    if (counted != null) {
      return counted;
    }
    int visited = 0;
    for (Journal.Reading reading : new Pages(journal, id, 0)) {
      if (reading instanceof Journal.Reading.Legible legible
          && legible.entry().arrival().map(Fact.Arrival::next).orElse(null) instanceof Next.To to
          && to.task().equals(task)) {
        visited++;
      }
    }
    return visited;
  }

  private static void check(ToDoItem<?, ?, ?, ?> toDo, Event event) {
    ToDoItem<Event, Record, Record, ?> typed = Typed.toDo(toDo);
    Record question = typed.readModel(event);
    Endpoint endpoint = typed.endpoint(question);
    endpoint.seenBy().assignee();
    endpoint.answeredBy().assignee();
    tree(question);
  }

  /** A question as it is stored and shown. */
  @SuppressWarnings("unchecked") // the contract of the value's own class
  static Map<String, Object> tree(Record question) {
    return ((Contract<Record>) Contract.of(question.getClass())).write(question);
  }
}
