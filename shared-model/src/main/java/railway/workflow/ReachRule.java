package railway.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Every task and event is reached from a trigger, and from every one of them there is an end. */
final class ReachRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    Set<Class<? extends Event>> reached = reached(definition);
    Set<Class<? extends Event>> ending = ending(definition);
    Stream<Breach> events =
        definition.vocabulary().events().stream()
            .filter(event -> !reached.contains(event))
            .map(
                event ->
                    new Breach(
                        Rule.at(definition, event),
                        "no task that can be reached says it, and it is no trigger",
                        "Let the task that says it permit it in its answers, or remove it"));
    Stream<Breach> tasks =
        definition.tasks().stream()
            .filter(task -> task.takes().stream().noneMatch(reached::contains))
            .map(
                task ->
                    new Breach(
                        Rule.at(definition, task),
                        "it cannot be reached from a trigger",
                        "Let an event that is said lead to it, or take it out of the header"));
    Stream<Breach> endless =
        definition.tasks().stream()
            .filter(task -> task.says().stream().noneMatch(ending::contains))
            .map(
                task ->
                    new Breach(
                        Rule.at(definition, task),
                        "nothing that it says leads to an end of the workflow",
                        "Let one of its answers be an outcome or lead to a task that has one"));
    return Stream.of(events, tasks, endless).flatMap(each -> each);
  }

  private static Set<Class<? extends Event>> reached(Definition definition) {
    Set<Class<? extends Event>> reached = new HashSet<>(definition.triggers());
    Deque<Class<? extends Event>> ahead = new ArrayDeque<>(reached);
    while (!ahead.isEmpty()) {
      for (TaskDefinition task : definition.takers(ahead.pop())) {
        task.says().stream().filter(reached::add).forEach(ahead::add);
      }
    }
    return reached;
  }

  /** The events from which an outcome can be reached. */
  private static Set<Class<? extends Event>> ending(Definition definition) {
    Set<Class<? extends Event>> ending = new HashSet<>(definition.outcomes());
    boolean grown = true;
    while (grown) {
      grown =
          definition.tasks().stream()
              .filter(task -> task.says().stream().anyMatch(ending::contains))
              .anyMatch(task -> ending.addAll(task.takes()));
    }
    return ending;
  }
}
