package railway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every read model of instances promises. Each test has an empty one with four shards. */
public abstract class WorkflowsContract {
  protected static final int SHARDS = 4;

  private static final Instant NOON = Entries.NOON;

  /** The read model under test, the same one throughout a test, with {@link #SHARDS} shards. */
  protected abstract Workflows workflows();

  @Test
  void get_ofAnUnknownWorkflow_isEmpty() {
    assertThat(workflows().get(new WorkflowId("nobody"))).isEmpty();
  }

  @Test
  void show_thenGet_givesTheRow() {
    for (Standing standing : Entries.everyStanding()) {
      WorkflowRow row = row("order-" + standing.hashCode(), 3, standing);

      workflows().show(row);

      assertThat(workflows().get(row.id())).contains(row);
    }
  }

  @Test
  void aNewerRow_replacesAnOlderOne() {
    WorkflowRow newer = row("order-1", 4, due(NOON));
    workflows().show(row("order-1", 3, due(NOON.plusSeconds(1))));
    workflows().show(newer);

    assertThat(workflows().get(newer.id())).contains(newer);
    assertThat(dueEverywhere(NOON.plusSeconds(9))).containsExactly(newer);
  }

  @Test
  void anOlderRow_orTheSameAgain_changesNothing() {
    WorkflowRow newer = row("order-1", 4, due(NOON));
    workflows().show(newer);
    workflows().show(row("order-1", 3, due(NOON.plusSeconds(1))));
    workflows().show(row("order-1", 4, due(NOON.plusSeconds(2))));

    assertThat(workflows().get(newer.id())).contains(newer);
    assertThat(dueEverywhere(NOON.plusSeconds(9))).containsExactly(newer);
  }

  @Test
  void due_isEarliestFirst_upToTheInstant_upToTheLimit() {
    List<WorkflowRow> rows = sameShard(5);
    int shard = Workflows.shardOf(rows.getFirst().id(), SHARDS);
    for (int i : new int[] {3, 0, 4, 2, 1}) {
      workflows().show(rows.get(i));
    }

    assertThat(workflows().due(shard, NOON.plusMillis(3), 100)).isEqualTo(rows.subList(0, 4));
    assertThat(workflows().due(shard, NOON.plusMillis(99), 2)).isEqualTo(rows.subList(0, 2));
    assertThat(workflows().due(shard, NOON.minusMillis(1), 100)).isEmpty();
    assertThat(workflows().due(shard, NOON.plusMillis(99), 0)).isEmpty();
  }

  @Test
  void due_showsAWorkflowInItsShardAlone() {
    IntStream.range(0, 12).forEach(i -> workflows().show(row("order-" + i, 0, due(NOON))));

    for (int shard = 0; shard < SHARDS; shard++) {
      int expected = shard;
      assertThat(workflows().due(shard, NOON, 100))
          .allMatch(row -> Workflows.shardOf(row.id(), SHARDS) == expected);
    }
    assertThat(dueEverywhere(NOON)).hasSize(12);
  }

  @Test
  void due_losesAWorkflowThatIsNoLongerDue() {
    workflows().show(row("order-1", 1, due(NOON)));
    workflows().show(row("order-1", 2, Entries.running(NOON)));

    assertThat(dueEverywhere(NOON.plusSeconds(9))).isEmpty();
  }

  @Test
  void due_beyondAllCalendars_isNeverDue() {
    workflows().show(row("order-1", 1, due(Instant.MAX)));

    assertThat(dueEverywhere(NOON)).isEmpty();
    assertThat(workflows().get(new WorkflowId("order-1"))).isPresent();
  }

  @Test
  void at_isWhatStandsThereNow_longestFirst_upToTheLimit() {
    WorkflowRow longest = at("order-3", 0, "Weigh", NOON.minusSeconds(3));
    WorkflowRow shorter = at("order-2", 0, "Weigh", NOON.minusSeconds(2));
    WorkflowRow left = at("order-1", 0, "Weigh", NOON.minusSeconds(9));
    List.of(shorter, left, longest).forEach(workflows()::show);
    WorkflowRow arrived = at("order-1", 1, "AskSender", NOON);
    workflows().show(arrived);

    assertThat(workflows().at("parcel", "Weigh", 100)).containsExactly(longest, shorter);
    assertThat(workflows().at("parcel", "Weigh", 1)).containsExactly(longest);
    assertThat(workflows().at("parcel", "Weigh", 0)).isEmpty();
    assertThat(workflows().at("parcel", "AskSender", 100)).containsExactly(arrived);
    assertThat(workflows().at("order", "Weigh", 100)).isEmpty();
  }

  private static WorkflowRow at(String id, long seq, String task, Instant since) {
    Standing running = Entries.running(since);
    return row(
        id,
        seq,
        new Standing(
            running.status(),
            task,
            running.id(),
            running.category(),
            since,
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Map.of(),
            List.of(),
            false));
  }

  private List<WorkflowRow> dueEverywhere(Instant until) {
    return IntStream.range(0, SHARDS)
        .boxed()
        .flatMap(shard -> workflows().due(shard, until, 100).stream())
        .toList();
  }

  /** Rows of one shard, each due a millisecond after the one before. */
  private static List<WorkflowRow> sameShard(int count) {
    List<WorkflowRow> rows = new ArrayList<>();
    for (int i = 0; rows.size() < count; i++) {
      if (Workflows.shardOf(new WorkflowId("order-" + i), SHARDS) == 1) {
        rows.add(row("order-" + i, 0, due(NOON.plusMillis(rows.size()))));
      }
    }
    return rows;
  }

  protected static WorkflowRow row(String id, long seq, Standing standing) {
    return new WorkflowRow(new WorkflowId(id), "parcel", seq, NOON, standing);
  }

  protected static Standing due(Instant due) {
    Standing running = Entries.running(NOON);
    return new Standing(
        running.status(),
        running.task(),
        running.id(),
        running.category(),
        running.since(),
        0,
        Optional.empty(),
        Optional.of(due),
        0,
        0,
        Map.of(),
        List.of(),
        false);
  }
}
