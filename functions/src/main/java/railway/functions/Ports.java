package railway.functions;

import railway.store.EventBus;
import railway.store.Journal;
import railway.store.ToDos;
import railway.store.Workflows;

/** Everything outside the process that the engine needs. */
record Ports(Journal journal, Workflows workflows, ToDos toDos, EventBus bus, Rejected rejected) {}
