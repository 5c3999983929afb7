package railway.functions;

import railway.store.EventBus;
import railway.store.Journal;
import railway.store.ToDos;
import railway.store.Workflows;

/** Everything outside the process that the engine needs, and where it is watched. */
record Ports(
    Journal journal,
    Workflows workflows,
    ToDos toDos,
    EventBus bus,
    Rejected rejected,
    Measures measures) {

  /** Ports that nobody watches. */
  Ports(Journal journal, Workflows workflows, ToDos toDos, EventBus bus, Rejected rejected) {
    this(journal, workflows, toDos, bus, rejected, Measures.SILENT);
  }

  /** The same ports, where each input that nobody can read is counted once it is kept. */
  Ports counted() {
    Rejected counted =
        (source, reason, received) -> {
          rejected.keep(source, reason, received);
          measures.count(Metric.EVENTS_REJECTED);
        };
    return new Ports(journal, workflows, toDos, bus, counted, measures);
  }
}
