package railway.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import railway.workflow.Definition;
import railway.workflow.DefinitionException;
import railway.workflow.Event;
import railway.workflow.Workflow;

/** The workflows of a deployment, by name. */
public final class Definitions {

  private final Map<String, Definition> byName;

  private Definitions(Map<String, Definition> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /**
   * Reads workflows.
   *
   * @throws DefinitionException if one cannot be read or two have one name
   */
  public static Definitions of(Workflow<?, ?, ?>... workflows) {
    Map<String, Definition> byName = new LinkedHashMap<>();
    for (Workflow<?, ?, ?> workflow : workflows) {
      if (byName.put(workflow.name(), Definition.of(workflow)) != null) {
        throw new DefinitionException(
            "Two workflows are called %s: journals could not tell them apart, rename one"
                .formatted(workflow.name()));
      }
    }
    return new Definitions(byName);
  }

  /** One workflow that has been read already. */
  public static Definitions of(Definition definition) {
    return new Definitions(Map.of(definition.name(), definition));
  }

  public Optional<Definition> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<Definition> all() {
    return byName.values();
  }

  /** The workflows that an event starts. */
  public List<Definition> startedBy(Class<? extends Event> trigger) {
    return byName.values().stream()
        .filter(definition -> definition.triggers().contains(trigger))
        .toList();
  }

  /**
   * The event of this name that starts a workflow; all workflows that it starts share the record.
   */
  public Optional<Class<? extends Event>> trigger(String name) {
    return byName.values().stream()
        .flatMap(definition -> definition.triggers().stream())
        .filter(trigger -> trigger.getSimpleName().equals(name))
        .findFirst()
        .<Class<? extends Event>>map(trigger -> trigger);
  }

  /** The names of all events that start something. */
  public Set<String> triggerNames() {
    Set<String> names = new TreeSet<>();
    byName
        .values()
        .forEach(
            definition ->
                definition.triggers().forEach(trigger -> names.add(trigger.getSimpleName())));
    return names;
  }

  /** The definition of a name that a readable entry has. */
  Definition require(String name) {
    return get(name)
        .orElseThrow(
            () ->
                new DefinitionException(
                    "There is no workflow called %s in this deployment: put it back, or deploy where it is"
                        .formatted(name)));
  }
}
