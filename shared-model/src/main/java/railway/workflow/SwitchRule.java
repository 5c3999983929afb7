package railway.workflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The switch routes each event as the types draw it: to the one task that takes it, or to the end.
 */
final class SwitchRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    return definition.vocabulary().events().stream()
        .flatMap(
            type ->
                specimens.of(type).stream()
                    .flatMap(event -> check(definition, event).stream())
                    .limit(1));
  }

  private static Optional<Breach> check(Definition definition, Event event) {
    return switch (Trial.of(() -> definition.transition(event))) {
      case Trial.Failed<?>(String why) ->
          breach(definition, event, "transition " + why, "Route every event, by its type alone");
      case Trial.Gave<?>(Transition.End<?> end) ->
          definition.outcomes().contains(event.getClass())
              ? Optional.empty()
              : breach(
                  definition, event, "the switch ends with it", "Only an outcome ends a workflow");
      case Trial.Gave<?>(Transition.Perform<?> perform) ->
          agrees(definition, event, perform.state());
      case Trial.Gave<?>(Transition.Await<?> await) -> agrees(definition, event, await.toDo());
      case Trial.Gave<?> other -> Optional.empty();
    };
  }

  private static Optional<Breach> agrees(Definition definition, Event event, Task<?, ?> routed) {
    Optional<TaskDefinition> inHeader =
        definition.tasks().stream().filter(task -> task.task().equals(routed)).findFirst();
    if (inHeader.isEmpty()) {
      return breach(
          definition,
          event,
          "the switch starts %s, a task that is not in the workflow's header"
              .formatted(routed.name()),
          "List it in the header and use that one");
    }
    List<TaskDefinition> takers = definition.takers(event.getClass());
    return takers.contains(inHeader.get())
        ? Optional.empty()
        : breach(
            definition,
            event,
            "the switch starts %s, and by its types that is not a task that takes it"
                .formatted(routed.name()),
            "Do not cast around the types: route the event to %s"
                .formatted(takers.stream().map(TaskDefinition::name).toList()));
  }

  private static Optional<Breach> breach(
      Definition definition, Event event, String what, String mend) {
    return Optional.of(new Breach(Rule.at(definition, event.getClass()), what, mend));
  }
}
