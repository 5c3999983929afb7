package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import railway.store.Entry;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.store.Workflows;

class WakeUpTest {
  private final Bench bench = new Bench();
  private final WakeUp function = new WakeUp(bench.house);

  /** An order whose follower never came. */
  private WorkflowId lost(String orderId) {
    WorkflowId id = bench.order(orderId);
    List<Entry> entries = List.copyOf(bench.journal.appended);
    bench.call(new ProjectReadModels(bench.house), bench.batch(entries));
    return id;
  }

  private static String shard(WorkflowId id) {
    return "{\"shard\": \"%d\"}".formatted(Workflows.shardOf(id, 2));
  }

  @Test
  void aWorkflowWhoseFollowerNeverCame_isDrivenOn() {
    WorkflowId id = lost("1");
    bench.clock.advance(Duration.ofMinutes(5));

    bench.call(function, shard(id));

    assertThat(bench.events(id)).contains("PaymentAttemptCreated");
    assertThat(bench.logged).last().asString().contains("\"woken\":\"1\"", "\"failed\":\"0\"");
  }

  @Test
  void nothingDue_returnsAtOnce() {
    bench.call(function, "{\"shard\": 1}");

    assertThat(bench.logged).singleElement().asString().contains("\"woken\":\"0\"");
    assertThat(bench.watched.stack())
        .isEqualTo(Map.of(Metric.SWEEP_ROUNDS, 1, Metric.WORKFLOWS_WOKEN, 0));
  }

  @Test
  void aRoundInWhichOneCouldNotBeWoken_isARound_andThatOneADefect() {
    WorkflowId id = lost("1");
    bench.journal.outOfReach.add(id);
    bench.clock.advance(Duration.ofMinutes(5));

    assertThatThrownBy(() -> bench.call(function, shard(id))).hasMessageContaining("1 of 1");
    assertThat(bench.watched.stack())
        .containsEntry(Metric.SWEEP_ROUNDS, 1)
        .containsEntry(Metric.WORKFLOWS_WOKEN, 1)
        .containsEntry(Metric.DEFECTS, 1);
  }

  @Test
  void oneThatCannotBeWoken_keepsNoOtherWaiting_andTheRunFailsAtItsEnd() {
    WorkflowId id = lost("1");
    int shard = Workflows.shardOf(id, 2);
    WorkflowId other =
        lost(
            IntStream.range(2, 100)
                .mapToObj(Integer::toString)
                .filter(n -> Workflows.shardOf(new WorkflowId("order-" + n), 2) == shard)
                .findFirst()
                .orElseThrow());
    bench.journal.outOfReach.add(id);
    bench.clock.advance(Duration.ofMinutes(5));

    assertThatThrownBy(() -> bench.call(function, shard(id)))
        .hasMessageContaining("1 of 2 workflows")
        .hasCauseInstanceOf(StoreTrouble.class);
    assertThat(bench.events(other)).contains("PaymentAttemptCreated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{}",
        "{\"shard\": \"2\"}",
        "{\"shard\": \"-1\"}",
        "{\"shard\": \"one\"}",
        "{\"shard\": 99999999999}",
        "{\"shard\": null}",
        "[0]"
      })
  void anInputThatNamesNoShard_isThrown_sayingWhataScheduleSends(String input) {
    assertThatThrownBy(() -> bench.call(function, input))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{\"shard\": \"0\"}")
        .hasMessageContaining("0 to 1");
  }
}
