package railway.testing.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Task;

/**
 * Everything that worlds of one kind have in common.
 *
 * @param versions the workflow as it is deployed, one version after the other
 * @param trigger the event that starts a run, from its number within the world
 * @param people what is answered to a To-Do, by its task's name
 * @param assembly how a version is put together; empty for the engine itself
 * @param odds what the adversary does
 * @param runs how many runs there are in one world
 * @param shards of the stream and of the due index
 */
public record Setting(
    List<Definition> versions,
    BiFunction<Integer, SplittableRandom, Event> trigger,
    Map<String, BiFunction<Record, SplittableRandom, Record>> people,
    Optional<Ports.Assembly> assembly,
    Sabotage.Odds odds,
    int runs,
    int shards) {

  /** A setting. */
  public Setting {
    versions = List.copyOf(versions);
    people = Map.copyOf(people);
  }

  /** Whether clocks keep the margin, on which some promises rest. */
  boolean keepsTheMargin() {
    return odds.adversary().keepsTheMargin();
  }

  /** Whether the code stays what it is, so that no operator is needed. */
  boolean oneVersion() {
    return versions.size() == 1;
  }

  /** A task as the newest version has it that knows it. */
  @SuppressWarnings("unchecked") // an event reaches a task only through the typed switch
  Optional<Task<Event, Event>> task(String workflow, String name) {
    return versions.reversed().stream()
        .filter(version -> version.name().equals(workflow))
        .flatMap(version -> version.task(name).stream())
        .findFirst()
        .map(found -> (Task<Event, Event>) found.task());
  }
}
