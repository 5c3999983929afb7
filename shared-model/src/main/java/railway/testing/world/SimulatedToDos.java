package railway.testing.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.workflow.Category;
import railway.workflow.TaskId;

/** The read model of To-Dos as invocations see it. */
final class SimulatedToDos implements ToDos {

  private final ToDos store;
  private final Wire wire;

  SimulatedToDos(ToDos store, Wire wire) {
    this.store = store;
    this.wire = wire;
  }

  @Override
  public void open(ToDoRow row) {
    wire.write(Call.OPEN, Category.TO_DO, () -> store.open(row));
  }

  @Override
  public void close(ToDoRow row) {
    wire.write(Call.CLOSE, Category.TO_DO, () -> store.close(row));
  }

  @Override
  public Optional<ToDoRow> get(TaskId id) {
    return wire.read(Call.LOOK, Category.TO_DO, () -> store.get(id));
  }

  @Override
  public List<ToDoRow> openFor(Set<String> assignees, int limit) {
    return wire.read(Call.LOOK, Category.TO_DO, () -> store.openFor(assignees, limit));
  }
}
