package railway.engine;

import java.time.Instant;
import java.util.Map;
import railway.decision.Next;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Task;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;
import railway.workflow.Transition;

/** Asks the definition where an event leads, and names the action there. */
final class Router {

  private final Definition definition;

  Router(Definition definition) {
    this.definition = definition;
  }

  /**
   * Where an event leads. Runs the author's pure functions, a To-Do's read model included, so that
   * what is wrong with them shows before anything is written.
   *
   * @param visits how often each looping task has been visited so far
   */
  Next route(Event event, Instant at, Map<String, Integer> visits) {
    return switch (definition.transition(event)) {
      case Transition.Perform<?> perform -> to(perform.state(), event, at, visits);
      case Transition.Await<?> await -> {
        check(await.toDo(), event);
        yield to(await.toDo(), event, at, visits);
      }
      case Transition.End<?> end -> new Next.Ended();
    };
  }

  private Next to(Task<?, ?> task, Event event, Instant at, Map<String, Integer> visits) {
    Task<Event, ?> typed = Typed.task(task);
    int visit = definition.loops(task.name()) ? visits.getOrDefault(task.name(), 0) + 1 : 1;
    return new Next.To(
        task.name(),
        TaskId.ofVisit(typed.identifier(event), visit),
        visit,
        typed.expiry(event).deadline(at));
  }

  private static void check(ToDoItem<?, ?, ?, ?> toDo, Event event) {
    ToDoItem<Event, Record, Record, ?> typed = Typed.toDo(toDo);
    typed.endpoint(typed.readModel(event)).answeredBy();
  }
}
