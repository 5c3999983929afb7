package railway.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A task's category is the one interface that it implements: the algorithm follows that alone. */
final class CategoryRule implements Rule {
  private static final Map<Class<?>, Category> INTERFACES = interfaces();

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    return definition.tasks().stream()
        .flatMap(task -> check(Rule.at(definition, task), task.category(), task.task()));
  }

  private static Stream<Breach> check(String where, Category said, Task<?, ?> task) {
    List<Category> implemented =
        INTERFACES.entrySet().stream()
            .filter(each -> each.getKey().isInstance(task))
            .map(Map.Entry::getValue)
            .toList();
    if (implemented.size() > 1) {
      return Stream.of(
          new Breach(
              where,
              "it implements the interfaces of %d categories, %s"
                  .formatted(
                      implemented.size(),
                      implemented.stream()
                          .map(Category::name)
                          .collect(Collectors.joining(" and "))),
              "Make it one of them, or two tasks"));
    }
    return implemented.contains(said)
        ? Stream.empty()
        : Stream.of(
            new Breach(
                where,
                "it calls itself %s and implements %s".formatted(said, implemented.getFirst()),
                "Do not override category(): implement the other interface"));
  }

  private static Map<Class<?>, Category> interfaces() {
    Map<Class<?>, Category> interfaces = new LinkedHashMap<>();
    interfaces.put(ToDoItem.class, Category.TO_DO);
    interfaces.put(IdempotentState.class, Category.IDEMPOTENT);
    interfaces.put(PessimisticLockState.class, Category.PESSIMISTIC_LOCK);
    interfaces.put(OptimisticLockState.class, Category.OPTIMISTIC_LOCK);
    interfaces.put(OpaqueState.class, Category.OPAQUE);
    return interfaces;
  }
}
