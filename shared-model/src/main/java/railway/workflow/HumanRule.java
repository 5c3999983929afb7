package railway.workflow;

import java.util.Optional;
import java.util.stream.Stream;

/** The compromise "human" means that a person decides: its event leads to a To-Do. */
final class HumanRule implements Rule {

  @Override
  public Stream<Breach> check(Definition definition, Specimens specimens) {
    return definition.tasks().stream()
        .flatMap(
            task ->
                task.task() instanceof OpaqueState<?, ?> opaque
                    ? check(definition, task, opaque, new Author(task, specimens))
                    : Stream.empty());
  }

  private static Stream<Breach> check(
      Definition definition, TaskDefinition task, OpaqueState<?, ?> opaque, Author author) {
    return author
        .events()
        .filter(event -> isHuman(author.compromise(opaque, event)))
        .flatMap(event -> author.uncertain(opaque, event).given().stream())
        .<Class<? extends Event>>map(Event::getClass)
        .filter(said -> !leadsToToDo(definition, said))
        .distinct()
        .map(
            said ->
                new Breach(
                    Rule.at(definition, task),
                    "its compromise asks a human and says %s, which leads to no To-Do"
                        .formatted(said.getSimpleName()),
                    "Let a To-Do take that event, or choose at most once"));
  }

  private static boolean isHuman(Trial<Compromise<? extends Event>> compromise) {
    Optional<Compromise<? extends Event>> given = compromise.given();
    return given.isPresent() && given.get() instanceof Compromise.Human<?>;
  }

  private static boolean leadsToToDo(Definition definition, Class<? extends Event> event) {
    return definition.takers(event).stream()
        .anyMatch(taker -> taker.task() instanceof ToDoItem<?, ?, ?, ?>);
  }
}
