package railway.workflow;

/**
 * Where an event leads: a State, a To-Do item, or the end. Nothing else.
 *
 * @param <V> the workflow's vocabulary
 */
public sealed interface Transition<V extends Event> {

  /** The event that was routed. */
  Event event();

  /** A State is performed. */
  record Perform<V extends Event>(State<?, ?> state, Event event) implements Transition<V> {}

  /** A To-Do is opened. */
  record Await<V extends Event>(ToDoItem<?, ?, ?, ?> toDo, Event event) implements Transition<V> {}

  /** The workflow ends with an outcome, which is announced. */
  record End<V extends Event>(Outcome event) implements Transition<V> {}
}
