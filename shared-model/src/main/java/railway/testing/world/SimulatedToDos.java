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
  private final Stage stage;
  private final Wire wire;
  private final Witness witness;

  SimulatedToDos(ToDos store, Stage stage, Wire wire, Witness witness) {
    this.store = store;
    this.stage = stage;
    this.wire = wire;
    this.witness = witness;
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
    String player = SimulatedInvocation.playing(stage).id();
    return wire.store(
        Call.LOOK,
        Category.TO_DO,
        () -> {
          Optional<ToDoRow> row = store.get(id);
          witness.looked(player, id, row.isPresent());
          return row;
        });
  }

  @Override
  public List<ToDoRow> openFor(Set<String> assignees, int limit) {
    return wire.store(Call.LOOK, Category.TO_DO, () -> store.openFor(assignees, limit));
  }
}
