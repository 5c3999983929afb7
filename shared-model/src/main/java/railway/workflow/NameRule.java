package railway.workflow;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names go into keys of tables and into pictures. Definition sees to it that tasks' are unique. */
final class NameRule implements Rule {
  private static final Pattern STORABLE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    Stream<Breach> workflow =
        breach(definition.workflow().getClass().getSimpleName(), "workflow", definition.name());
    return Stream.concat(
        workflow,
        definition.tasks().stream()
            .flatMap(task -> breach(Rule.at(definition, task), "task", task.name())));
  }

  private static Stream<Breach> breach(String where, String kind, String name) {
    return STORABLE.matcher(name).matches()
        ? Stream.empty()
        : Stream.of(
            new Breach(
                where,
                "the name of the %s, \"%s\", cannot be a key".formatted(kind, name),
                "Let name() be 1 to 64 letters, digits or hyphens, beginning with a letter"));
  }
}
