package railway.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import railway.engine.Definitions;
import railway.workflow.Definition;
import railway.workflow.DefinitionException;
import railway.workflow.Event;
import railway.workflow.Workflow;

/**
 * The workflows that are deployed together: those whose providers are on the class path. A function
 * has one for as long as it lives; whoever only looks at the workflows closes it.
 */
public final class Deployment implements AutoCloseable {
  private final List<WorkflowProvider> providers;
  private final Definitions definitions;

  private Deployment(List<WorkflowProvider> providers, Definitions definitions) {
    this.providers = providers;
    this.definitions = definitions;
  }

  /**
   * All workflows that this class loader finds, in the order of their names, whatever the order of
   * the class path.
   *
   * @throws DefinitionException if there is none, or two cannot live together
   * @throws IllegalStateException naming a variable that is missing or ill-formed
   */
  public static Deployment of(Environment environment, ClassLoader loader) {
    return of(
        environment,
        ServiceLoader.load(WorkflowProvider.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  static Deployment of(Environment environment, List<WorkflowProvider> providers) {
    if (providers.isEmpty()) {
      throw new DefinitionException(
          "This deployment has no workflow: name a provider in META-INF/services/%s of a module, and make functions depend on the module"
              .formatted(WorkflowProvider.class.getName()));
    }
    Definitions definitions =
        Definitions.of(
            providers.stream()
                .map(provider -> provider.workflow(environment))
                .sorted(Comparator.<Workflow<?, ?, ?>, String>comparing(Workflow::name))
                .toArray(Workflow<?, ?, ?>[]::new));
    definitions.triggerNames().forEach(name -> requireOneMeaning(name, definitions));
    return new Deployment(providers, definitions);
  }

  public Definitions definitions() {
    return definitions;
  }

  /** Nothing is sent to third parties any more. */
  @Override
  public void close() {
    providers.forEach(WorkflowProvider::close);
  }

  /** The bus tells events apart by their simple names alone. */
  private static void requireOneMeaning(String trigger, Definitions definitions) {
    List<Class<? extends Event>> meanings =
        definitions.all().stream()
            .map(Definition::triggers)
            .flatMap(triggers -> triggers.stream().<Class<? extends Event>>map(type -> type))
            .filter(type -> type.getSimpleName().equals(trigger))
            .distinct()
            .toList();
    if (meanings.size() > 1) {
      throw new DefinitionException(
          "The trigger %s has %d meanings, %s: on the bus nobody could tell them apart, rename one or share the record"
              .formatted(
                  trigger,
                  meanings.size(),
                  meanings.stream()
                      .map(Class::getName)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
  }
}
