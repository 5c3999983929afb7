package railway.testing.world;

import railway.engine.Definitions;
import railway.engine.Pace;
import railway.engine.Railway;
import railway.store.EventBus;
import railway.store.Journal;
import railway.store.ToDos;
import railway.store.Workflows;

/** What the functions of one version are put together from: the ports, with all their faults. */
public record Ports(
    Definitions definitions, Journal journal, Workflows workflows, ToDos toDos, EventBus bus) {

  /** The engine on these ports. */
  public Railway railway() {
    return new Railway(definitions, journal, workflows, toDos, bus, Pace.USUAL);
  }

  /** How a version is put together. */
  @FunctionalInterface
  public interface Assembly {

    /** The functions on these ports. */
    Functions of(Ports ports);
  }
}
