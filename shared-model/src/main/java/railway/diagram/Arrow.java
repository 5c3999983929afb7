package railway.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.TaskDefinition;

/**
 * One thing that a task can say, and where that leads.
 *
 * @param because when it is said, as far as the types tell: it expires, it is given up, it is
 *     uncertain; empty for an ordinary answer
 * @param to the task that the event starts; empty if it ends the workflow
 */
record Arrow(
    TaskDefinition from,
    Class<? extends Event> event,
    List<String> because,
    Optional<TaskDefinition> to) {

  /** All of a task, in the order of its answers. */
  static Stream<Arrow> of(Definition definition, TaskDefinition task) {
    return task.says().stream()
        .map(
            event ->
                new Arrow(
                    task,
                    event,
                    because(task, event),
                    definition.takers(event).stream().findFirst()));
  }

  private static List<String> because(TaskDefinition task, Class<? extends Event> event) {
    List<String> because = new ArrayList<>();
    addIf(because, task, "expiry", event, "expires");
    addIf(because, task, "giveUp", event, "gives up");
    addIf(because, task, "compromise", event, "uncertain");
    return because;
  }

  private static void addIf(
      List<String> because,
      TaskDefinition task,
      String function,
      Class<? extends Event> event,
      String word) {
    Declared.of(task, function)
        .filter(declared -> declared.says(event))
        .ifPresent(declared -> because.add(word));
  }
}
