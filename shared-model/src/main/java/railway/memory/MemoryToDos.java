package railway.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.workflow.TaskId;

/** The read model of To-Dos in memory. */
public final class MemoryToDos implements ToDos {
  private static final Comparator<ToDoRow> OLDEST_FIRST =
      Comparator.comparing(ToDoRow::since).thenComparing(row -> row.id().value());

  private final Map<TaskId, ToDoRow> rows = new ConcurrentHashMap<>();

  @Override
  public void open(ToDoRow row) {
    rows.putIfAbsent(row.id(), row);
  }

  @Override
  public void close(ToDoRow row) {
    rows.merge(row.id(), row, (shown, closed) -> shown.decided().isPresent() ? shown : closed);
  }

  @Override
  public Optional<ToDoRow> get(TaskId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<ToDoRow> openFor(Set<String> assignees, int limit) {
    return rows.values().stream()
        .filter(row -> row.decided().isEmpty() && assignees.contains(row.assignee()))
        .sorted(OLDEST_FIRST)
        .limit(limit)
        .toList();
  }
}
