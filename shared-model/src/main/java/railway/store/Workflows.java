package railway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The read model of instances and the index of what is due. Eventually consistent. */
public interface Workflows {

  /** Shows a row unless a newer one is shown already. */
  void show(WorkflowRow row);

  Optional<WorkflowRow> get(WorkflowId id);

  /**
   * Up to {@code limit} rows of a shard that are due at {@code until} or before, earliest first.
   */
  List<WorkflowRow> due(int shard, Instant until, int limit);

  /** Up to {@code limit} rows that stand at a task of a workflow, those longest there first. */
  List<WorkflowRow> at(String workflow, String task, int limit);

  /** The shard of the due index that a workflow belongs to: stable, evenly spread. */
  static int shardOf(WorkflowId id, int shards) {
    return ((id.value().hashCode() * 0x9E3779B9) >>> 16) % shards;
  }
}
