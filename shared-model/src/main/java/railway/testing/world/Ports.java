package railway.testing.world;

import railway.engine.Definitions;
import railway.store.EventBus;
import railway.store.Journal;
import railway.store.ToDos;
import railway.store.Workflows;

/** What the functions of one version are put together from: the ports, with all their faults. */
public record Ports(
    Definitions definitions, Journal journal, Workflows workflows, ToDos toDos, EventBus bus) {

  /** How a version is put together. */
  @FunctionalInterface
  public interface Assembly {

    /** The functions on these ports. */
    Functions of(Ports ports);
  }
}
