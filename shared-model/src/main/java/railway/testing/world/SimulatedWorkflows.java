package railway.testing.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;

/** The read model of instances as invocations see it. */
final class SimulatedWorkflows implements Workflows {

  private final Workflows store;
  private final Stage stage;
  private final Wire wire;
  private final Witness witness;
  private final Consumer<WorkflowRow> shown;

  /**
   * A read model on this store.
   *
   * @param shown is told of every row, newer or not
   */
  SimulatedWorkflows(
      Workflows store, Stage stage, Wire wire, Witness witness, Consumer<WorkflowRow> shown) {
    this.store = store;
    this.stage = stage;
    this.wire = wire;
    this.witness = witness;
    this.shown = shown;
  }

  @Override
  public void show(WorkflowRow row) {
    String player = SimulatedInvocation.playing(stage).id();
    wire.write(
        Call.SHOW,
        row.standing().category().orElse(null),
        () -> {
          store.show(row);
          witness.showed(player, row);
          shown.accept(row);
        });
  }

  @Override
  public Optional<WorkflowRow> get(WorkflowId id) {
    return store.get(id);
  }

  @Override
  public List<WorkflowRow> due(int shard, Instant until, int limit) {
    return wire.store(Call.DUE, null, () -> store.due(shard, until, limit));
  }

  /** Nothing that the engine does depends on it. */
  @Override
  public List<WorkflowRow> at(String workflow, String task, int limit) {
    return store.at(workflow, task, limit);
  }
}
