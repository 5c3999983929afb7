package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import railway.functions.Measures.Scope;
import railway.store.WorkflowId;

class MeasureBacklogTest {
  private final Bench bench = new Bench();
  private final MeasureBacklog function = new MeasureBacklog(bench.house);

  private void measure() {
    bench.call(function, "whatever a schedule sends");
  }

  @Test
  void whereNothingWaits_everyAlarmHearsSo() {
    measure();

    assertThat(bench.watched.stack())
        .isEqualTo(
            Map.of(
                Metric.OVERDUE_WORKFLOWS,
                0,
                Metric.OLDEST_OVERDUE_SECONDS,
                0,
                Metric.WORKFLOWS_WITHOUT_DRIVER,
                0,
                Metric.UNCERTAIN_TASKS_WAITING,
                0,
                Metric.ATTEMPTS_UNRESOLVED_LONG,
                0));
  }

  @Test
  void anOrderThatNobodyFollowed_isOverdue_andShownWhereItStands() {
    bench.order("1");
    bench.call(
        new ProjectReadModels(bench.house), bench.batch(List.copyOf(bench.journal.appended)));
    bench.clock.advance(Duration.ofMinutes(10));

    measure();

    assertThat(bench.watched.stack())
        .containsEntry(Metric.OVERDUE_WORKFLOWS, 1)
        .containsEntry(Metric.OLDEST_OVERDUE_SECONDS, 9 * 60);
    assertThat(bench.watched.of(new Scope.AtTask("order", "ReserveStock")))
        .isEqualTo(Map.of(Metric.STANDING, 1));
    assertThat(bench.events(new WorkflowId("order-1"))).containsExactly("OrderPlaced");
  }
}
