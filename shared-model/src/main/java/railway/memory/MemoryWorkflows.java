package railway.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;

/** The read model of instances in memory, with its index of what is due. */
public final class MemoryWorkflows implements Workflows {
  private static final Comparator<Due> EARLIEST_FIRST =
      Comparator.comparingInt(Due::shard).thenComparing(Due::at).thenComparing(Due::id);

  private static final Comparator<WorkflowRow> LONGEST_FIRST =
      Comparator.comparing((WorkflowRow row) -> row.standing().since())
          .thenComparing(row -> row.id().value());

  private final Map<WorkflowId, WorkflowRow> rows = new ConcurrentHashMap<>();
  private final NavigableMap<Due, WorkflowRow> due = new ConcurrentSkipListMap<>(EARLIEST_FIRST);
  private final int shards;

  /** An empty table whose due index has this many shards. */
  public MemoryWorkflows(int shards) {
    this.shards = shards;
  }

  private record Due(int shard, Instant at, String id) {}

  @Override
  public void show(WorkflowRow row) {
    rows.compute(row.id(), (id, shown) -> newer(shown, row));
  }

  /** Runs under the lock of the row, so that the index follows the row it belongs to. */
  private WorkflowRow newer(@Nullable WorkflowRow shown, WorkflowRow row) {
    if (shown == null) {
      key(row).ifPresent(key -> due.put(key, row));
      return row;
    }
    if (shown.seq() >= row.seq()) {
      return shown;
    }
    key(shown).ifPresent(due::remove);
    key(row).ifPresent(key -> due.put(key, row));
    return row;
  }

  private Optional<Due> key(WorkflowRow row) {
    int shard = Workflows.shardOf(row.id(), shards);
    return row.standing().due().map(at -> new Due(shard, at, row.id().value()));
  }

  @Override
  public Optional<WorkflowRow> get(WorkflowId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<WorkflowRow> at(String workflow, String task, int limit) {
    return rows.values().stream()
        .filter(row -> row.workflow().equals(workflow) && row.standing().task().equals(task))
        .sorted(LONGEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public List<WorkflowRow> due(int shard, Instant until, int limit) {
    List<WorkflowRow> rows = new ArrayList<>();
    for (Map.Entry<Due, WorkflowRow> row :
        due.tailMap(new Due(shard, Instant.MIN, "")).entrySet()) {
      boolean there = row.getKey().shard() == shard && !row.getKey().at().isAfter(until);
      if (!there || rows.size() == limit) {
        break;
      }
      rows.add(row.getValue());
    }
    return rows;
  }
}
