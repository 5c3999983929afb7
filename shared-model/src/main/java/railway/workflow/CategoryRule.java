package railway.workflow;

import java.util.stream.Stream;

/** A task's category is the interface that it implements: the algorithm follows that alone. */
final class CategoryRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    return definition.tasks().stream()
        .filter(task -> task.category() != implemented(task.task()))
        .map(
            task ->
                new Breach(
                    Rule.at(definition, task),
                    "it calls itself %s and implements %s"
                        .formatted(task.category(), implemented(task.task())),
                    "Do not override category(): implement the other interface"));
  }

  private static Category implemented(Task<?, ?> task) {
    return switch (task) {
      case ToDoItem<?, ?, ?, ?> toDo -> Category.TO_DO;
      case IdempotentState<?, ?> state -> Category.IDEMPOTENT;
      case PessimisticLockState<?, ?> state -> Category.PESSIMISTIC_LOCK;
      case OptimisticLockState<?, ?> state -> Category.OPTIMISTIC_LOCK;
      case OpaqueState<?, ?> state -> Category.OPAQUE;
    };
  }
}
