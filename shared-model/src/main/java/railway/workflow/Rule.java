package railway.workflow;

import java.util.stream.Stream;

/** One thing that the types of a workflow cannot say. */
@FunctionalInterface
interface Rule {
  Stream<Breach> check(Definition definition, Specimens specimens);

  /** How a breach names a task. */
  static String at(Definition definition, TaskDefinition task) {
    return "%s, task %s".formatted(definition.name(), task.name());
  }

  static String at(Definition definition, Class<?> event) {
    return "%s, event %s".formatted(definition.name(), event.getSimpleName());
  }
}
