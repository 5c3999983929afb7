package railway.engine;

import railway.workflow.Event;
import railway.workflow.Task;
import railway.workflow.ToDoItem;

/**
 * The one place where the engine forgets type parameters. The language has checked them: an event
 * reaches a task only through {@code perform} or {@code await}, which take that task's own trigger.
 */
final class Typed {

  private Typed() {}

  @SuppressWarnings("unchecked")
  static Task<Event, Event> task(Task<?, ?> task) {
    return (Task<Event, Event>) task;
  }

  @SuppressWarnings("unchecked")
  static ToDoItem<Event, Record, Record, Event> toDo(ToDoItem<?, ?, ?, ?> toDo) {
    return (ToDoItem<Event, Record, Record, Event>) toDo;
  }
}
