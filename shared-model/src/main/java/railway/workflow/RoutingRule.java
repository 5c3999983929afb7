package railway.workflow;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each event of the vocabulary ends the workflow or starts exactly one task. */
final class RoutingRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    Stream<Breach> strangers =
        Stream.of(
                strangers(definition, definition.name() + ", triggers", definition.triggers()),
                strangers(definition, definition.name() + ", outcomes", definition.outcomes()),
                definition.tasks().stream()
                    .flatMap(
                        task ->
                            Stream.concat(
                                strangers(definition, Rule.at(definition, task), task.takes()),
                                strangers(definition, Rule.at(definition, task), task.says()))))
            .flatMap(each -> each);
    return Stream.concat(
        strangers,
        definition.vocabulary().events().stream().flatMap(event -> way(definition, event)));
  }

  private static Stream<Breach> strangers(
      Definition definition, String where, Set<Class<? extends Event>> events) {
    return events.stream()
        .filter(event -> !definition.vocabulary().events().contains(event))
        .map(
            event ->
                new Breach(
                    where,
                    "%s is no event of the vocabulary".formatted(event.getSimpleName()),
                    "Let it implement the vocabulary's sealed interface, or take it out"));
  }

  private static Stream<Breach> way(Definition definition, Class<? extends Event> event) {
    List<String> tasks = definition.takers(event).stream().map(TaskDefinition::name).toList();
    boolean ends = definition.outcomes().contains(event);
    String where = Rule.at(definition, event);
    if (ends && !tasks.isEmpty()) {
      return Stream.of(
          new Breach(
              where,
              "it ends the workflow and starts " + String.join(" and ", tasks),
              "Make two events of it, or take it out of what the task takes"));
    }
    if (!ends && tasks.isEmpty()) {
      return Stream.of(
          new Breach(
              where,
              "it leads nowhere: no task of the workflow's header takes it, and it is no outcome",
              "Add the task that it starts to the header, or let it implement the workflow's group"
                  + " of outcomes"));
    }
    if (tasks.size() > 1) {
      return Stream.of(
          new Breach(
              where,
              "it starts %d tasks, %s".formatted(tasks.size(), String.join(" and ", tasks)),
              "Let only one of them take it: the other is what comes after"));
    }
    return Stream.empty();
  }
}
