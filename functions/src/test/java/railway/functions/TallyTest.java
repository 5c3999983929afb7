package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.functions.Measures.Scope;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.WorkflowId;
import railway.workflow.Event;
import railway.workflow.Knowledge;
import railway.workflow.TaskId;

class TallyTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TaskId TASK = new TaskId("task-1");
  private static final Next ON = new Next.To("Next", TASK, 1, Optional.empty());
  private static final Next ENDED = new Next.Ended();
  private static final Knowledge.MayHaveHappened MAYBE = new Knowledge.MayHaveHappened(0, 1);
  private static final GivingUp EXPIRED = new GivingUp.Expired();

  private final Watched watched = new Watched();
  private final Tally tally = new Tally();

  private record Told() implements Event {}

  private void add(String workflow, Fact... facts) {
    Standing standing =
        new Standing(
            Standing.Status.RUNNING,
            "Task",
            Optional.of(TASK),
            Optional.empty(),
            NOON,
            0,
            Optional.empty(),
            Optional.of(NOON.plus(Duration.ofMinutes(1))),
            0,
            0,
            Map.of(),
            List.of(),
            false);
    tally.add(
        new Entry(
            new WorkflowId(workflow + "-1"),
            0,
            NOON,
            "by",
            workflow,
            List.of(facts),
            standing,
            Entry.Hop.NONE));
  }

  private static Fact ended(How how, Next next) {
    return new Fact.Transitioned("Task", TASK, new Told(), how, next);
  }

  private Map<Metric, Integer> stack() {
    tally.report(watched);
    return watched.stack();
  }

  @Test
  void aStart_andAnEnd_areCounted_evenInOneEntry() {
    add("order", new Fact.Started(new Told(), ON));
    add("order", new Fact.Started(new Told(), ENDED));
    add("order", ended(new How.Accepted(1), ON));
    add("order", ended(new How.Accepted(1), ENDED));

    assertThat(stack()).isEqualTo(Map.of(Metric.WORKFLOWS_STARTED, 2, Metric.WORKFLOWS_ENDED, 2));
  }

  @Test
  void aTaskIsUncertain_whenItIsOverAndMayHaveHappened() {
    add("order", ended(new How.Compromised(MAYBE), ON));
    add("order", ended(new How.GaveUp(EXPIRED, MAYBE), ON));
    add("order", ended(new How.GaveUp(EXPIRED, Knowledge.NOTHING_HAPPENED), ON));
    add("order", ended(new How.Rejected(1), ON), ended(new How.Decided("a", "b"), ON));

    assertThat(stack()).isEqualTo(Map.of(Metric.TASKS_UNCERTAIN, 2));
  }

  @Test
  void lateResults_andPauses_areCounted() {
    add("order", new Fact.LateResult("Task", TASK, new Told(), new How.Accepted(1)));
    add("order", new Fact.Paused("broken"));
    add("order", new Fact.Resumed(), new Fact.Attempted(1, NOON));

    assertThat(stack()).isEqualTo(Map.of(Metric.LATE_RESULTS, 1, Metric.WORKFLOWS_PAUSED, 1));
  }

  @Test
  void eachWorkflow_isCountedByItself_andAllTogether() {
    add("order", new Fact.Paused("broken"));
    add("refund", new Fact.Paused("broken"));
    add("refund", new Fact.Paused("broken again"));

    assertThat(stack()).isEqualTo(Map.of(Metric.WORKFLOWS_PAUSED, 3));
    assertThat(watched.of(new Scope.OfWorkflow("order")))
        .isEqualTo(Map.of(Metric.WORKFLOWS_PAUSED, 1));
    assertThat(watched.of(new Scope.OfWorkflow("refund")))
        .isEqualTo(Map.of(Metric.WORKFLOWS_PAUSED, 2));
  }
}
