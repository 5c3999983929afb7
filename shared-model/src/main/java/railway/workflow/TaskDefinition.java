package railway.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task as its types describe it: what triggers it and what it says. The graph of a workflow is
 * made of these, without running anything.
 *
 * @param task the task
 * @param takes the events that trigger it
 * @param says the events it can answer with
 * @param readModel what a To-Do shows
 * @param answer the data contract of a To-Do's answer
 */
public record TaskDefinition(
    Task<?, ?> task,
    Set<Class<? extends Event>> takes,
    Set<Class<? extends Event>> says,
    Optional<Class<?>> readModel,
    Optional<Class<?>> answer) {

  static TaskDefinition of(Task<?, ?> task) {
    return switch (task) {
      case ToDoItem<?, ?, ?, ?> toDo -> {
        List<Class<?>> types = TypeArguments.of(toDo.getClass(), ToDoItem.class);
        yield new TaskDefinition(
            toDo,
            Vocabulary.leaves(types.get(0)),
            Vocabulary.leaves(types.get(3)),
            Optional.of(types.get(1)),
            Optional.of(types.get(2)));
      }
      case IdempotentState<?, ?> state -> ofState(state, IdempotentState.class);
      case PessimisticLockState<?, ?> state -> ofState(state, PessimisticLockState.class);
      case OptimisticLockState<?, ?> state -> ofState(state, OptimisticLockState.class);
      case OpaqueState<?, ?> state -> ofState(state, OpaqueState.class);
    };
  }

  private static TaskDefinition ofState(State<?, ?> state, Class<?> category) {
    List<Class<?>> types = TypeArguments.of(state.getClass(), category);
    return new TaskDefinition(
        state,
        Vocabulary.leaves(types.get(0)),
        Vocabulary.leaves(types.get(1)),
        Optional.empty(),
        Optional.empty());
  }

  TaskDefinition with(Task<?, ?> standIn) {
    return new TaskDefinition(standIn, takes, says, readModel, answer);
  }

  public String name() {
    return task.name();
  }

  public Category category() {
    return task.category();
  }
}
