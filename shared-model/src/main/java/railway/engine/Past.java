package railway.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.store.Entry;
import railway.store.Standing.Sweep;
import railway.store.WorkflowId;
import railway.workflow.TaskId;

/** What an audit has seen of a journal so far. */
final class Past {

  private final WorkflowId id;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<TaskId, Instant> sweeps = new HashMap<>();
  private final VisitLog visits = new VisitLog();
  private Optional<Situation> situation = Optional.empty();

  Past(WorkflowId id) {
    this.id = id;
  }

  WorkflowId id() {
    return id;
  }

  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** The newest entry; empty before the first. */
  Optional<Entry> newest() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  /** Where the workflow was after the newest entry; empty before the first. */
  Optional<Situation> situation() {
    return situation;
  }

  VisitLog visits() {
    return visits;
  }

  /** From when on left-over steps of a task may be looked for, if that was ever planned. */
  Optional<Instant> sweepOf(TaskId task) {
    return Optional.ofNullable(sweeps.get(task));
  }

  void add(Entry entry) {
    situation =
        Optional.of(
            situation
                .map(before -> before.after(entry))
                .orElseGet(() -> new Situation(entry, Situation.after(Optional.empty(), entry))));
    entries.add(entry);
    for (Sweep sweep : entry.standing().sweeps()) {
      sweeps.merge(
          sweep.id(), sweep.notBefore(), (one, other) -> one.isBefore(other) ? one : other);
    }
  }
}
