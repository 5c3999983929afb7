package railway.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two tasks of one instance never share an identifier: it is the key of a To-Do, and two tasks may
 * use it at the same third party. Tried with events that agree on what they have in common.
 */
final class SharedIdentifierRule implements Rule {

  private record Named(TaskDefinition task, String identifier) {}

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    List<Named> all = named(definition, specimens);
    List<Breach> breaches = new ArrayList<>();
    for (Named one : all) {
      for (Named other : all) {
        boolean earlier = one.task().name().compareTo(other.task().name()) < 0;
        if (earlier && one.identifier().equals(other.identifier())) {
          breaches.add(
              new Breach(
                  Rule.at(definition, one.task()),
                  "it shares its identifier with %s, as in \"%s\""
                      .formatted(other.task().name(), one.identifier()),
                  "Let each identifier begin with a word for its task"));
        }
      }
    }
    return breaches.stream();
  }

  private static List<Named> named(Definition definition, Specimens specimens) {
    Agreement agreement = new Agreement();
    return definition.tasks().stream()
        .flatMap(
            task -> {
              Author author = new Author(task, specimens);
              return task.takes().stream()
                  .flatMap(type -> specimens.of(type).stream().limit(1))
                  .flatMap(event -> agreement.agreed(event).stream())
                  .flatMap(event -> author.identifier(event).given().stream())
                  .map(identifier -> new Named(task, identifier));
            })
        .toList();
  }
}
