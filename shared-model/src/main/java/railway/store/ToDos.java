package railway.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.workflow.TaskId;

/** The read model of To-Dos. Eventually consistent; the journal decides, never a row. */
public interface ToDos {

  /** Shows an open To-Do unless it is shown already, open or closed. */
  void open(ToDoRow row);

  /** Shows a closed To-Do; the row is complete, so that it does not matter which comes first. */
  void close(ToDoRow row);

  Optional<ToDoRow> get(TaskId id);

  /** Up to {@code limit} open To-Dos listed under any of these, oldest first. */
  List<ToDoRow> openFor(Set<String> assignees, int limit);
}
