package railway.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.Endpoint;
import railway.workflow.Event;
import railway.workflow.TaskId;
import railway.workflow.ToDoItem;

/**
 * Keeps the read models: a pure function of the entries, applied to rows that only ever move
 * forward, so that duplicates and late deliveries change nothing. The entries of a batch are
 * coalesced to one row a workflow.
 */
public final class Projection {

  private final Definitions definitions;
  private final Journal journal;
  private final Workflows workflows;
  private final ToDos toDos;
  private final Pace pace;

  public Projection(
      Definitions definitions, Journal journal, Workflows workflows, ToDos toDos, Pace pace) {
    this.definitions = definitions;
    this.journal = journal;
    this.workflows = workflows;
    this.toDos = toDos;
    this.pace = pace;
  }

  /**
   * Shows entries, in the order of their numbers within each workflow. Durable when it returns;
   * what it throws is trouble with the store, or a read model that an author's function no longer
   * makes.
   */
  public void show(List<Entry> entries) {
    Map<WorkflowId, Entry> newest = new LinkedHashMap<>();
    for (Entry entry : entries) {
      newest.merge(entry.id(), entry, (one, other) -> one.seq() > other.seq() ? one : other);
    }
    newest.values().forEach(entry -> workflows.show(WorkflowRow.of(entry)));
    Map<TaskId, ToDoRow> open = new LinkedHashMap<>();
    for (Entry entry : entries) {
      entry.arrival().ifPresent(arrival -> show(entry, arrival, open));
    }
    open.values().forEach(toDos::open);
  }

  /**
   * Shows where an entry says that its workflow stands, although this version cannot read it.
   *
   * @throws railway.store.StoreTrouble as long as a deployment may be under way: a newer version
   *     can read it, and opens the To-Do that it may hold
   */
  public void show(UnreadableEntry entry, Invocation invocation) {
    pace.comesAgain(entry, invocation.now());
    workflows.show(row(entry));
  }

  private static WorkflowRow row(UnreadableEntry entry) {
    return new WorkflowRow(
        entry.id(), entry.workflow(), entry.newest(), entry.standing().since(), entry.standing());
  }

  /**
   * Makes the rows of a workflow anew from its whole journal. Rows that are right stay as they are,
   * so it may be done at any time, again, and beside the stream.
   */
  public Rebuilt rebuild(WorkflowId id) {
    List<Entry> entries = new ArrayList<>();
    Optional<UnreadableEntry> unreadable = Optional.empty();
    for (Journal.Reading reading : new Pages(journal, id, 0)) {
      switch (reading) {
        case Journal.Reading.Legible legible -> entries.add(legible.entry());
        case Journal.Reading.Unreadable found -> unreadable = Optional.of(found.entry());
      }
    }
    if (!entries.isEmpty()) {
      show(entries);
    }
    if (unreadable.isPresent()) {
      workflows.show(row(unreadable.get()));
      return new Rebuilt.InPart(unreadable.get().reason());
    }
    return entries.isEmpty() ? new Rebuilt.Missing() : new Rebuilt.Anew(entries.size());
  }

  private void show(Entry entry, Fact.Arrival arrival, Map<TaskId, ToDoRow> open) {
    if (arrival instanceof Fact.Transitioned ended) {
      closing(entry, ended, open).ifPresent(toDos::close);
    }
    if (arrival.next() instanceof Next.To to) {
      row(entry, arrival.event(), to).ifPresent(row -> open.put(row.id(), row));
    }
  }

  /**
   * The closed row, if what ended was a To-Do: from this batch, from its row, or from the journal.
   */
  private Optional<ToDoRow> closing(
      Entry entry, Fact.Transitioned ended, Map<TaskId, ToDoRow> open) {
    if (toDo(entry, ended.task()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(open.remove(ended.id()))
        .or(() -> toDos.get(ended.id()))
        .or(() -> searched(entry, ended.id()))
        .map(
            row ->
                row.closed(
                    new ToDoRow.Closed(
                        ended.event().getClass().getSimpleName(), entry.at(), entry.seq())));
  }

  private Optional<ToDoRow> searched(Entry closing, TaskId id) {
    for (Journal.Reading reading : new Pages(journal, closing.id(), 0)) {
      if (reading instanceof Journal.Reading.Legible legible) {
        Optional<ToDoRow> row = opened(legible.entry(), id);
        if (row.isPresent()) {
          return row;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ToDoRow> opened(Entry entry, TaskId id) {
    return entry
        .arrival()
        .flatMap(
            arrival ->
                arrival.next() instanceof Next.To to && to.id().equals(id)
                    ? row(entry, arrival.event(), to)
                    : Optional.empty());
  }

  private Optional<ToDoRow> row(Entry entry, Event event, Next.To to) {
    return toDo(entry, to.task())
        .map(
            toDo -> {
              Record question = toDo.readModel(event);
              Endpoint endpoint = toDo.endpoint(question);
              return new ToDoRow(
                  to.id(),
                  entry.id(),
                  entry.workflow(),
                  to.task(),
                  entry.seq(),
                  endpoint.seenBy().assignee(),
                  spoken(endpoint),
                  Router.tree(question),
                  entry.at(),
                  to.deadline(),
                  Optional.empty());
            });
  }

  private Optional<ToDoItem<Event, Record, Record, Event>> toDo(Entry entry, String task) {
    return definitions
        .get(entry.workflow())
        .flatMap(definition -> definition.task(task))
        .flatMap(
            found ->
                found.task() instanceof ToDoItem<?, ?, ?, ?> toDo
                    ? Optional.of(Typed.toDo(toDo))
                    : Optional.empty());
  }

  private static String spoken(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Api api -> "api";
      case Endpoint.Message message -> "message from " + message.source();
    };
  }
}
