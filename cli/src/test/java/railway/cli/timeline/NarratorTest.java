package railway.cli.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.cli.console.Tint;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Next;
import railway.decision.Then;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.WorkflowId;
import railway.workflow.Category;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.TaskId;

/** Facts become lines that say where, what, and how long. */
class NarratorTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final TaskId TASK = new TaskId("reserve-stock-7");
  private static final OrderCancelled CANCELLED = new OrderCancelled("7", "for a test");

  private final Narrator narrator = new Narrator();

  @Test
  void anAttempt_isTimedFromItsBeginning_andATask_fromItsArrival() {
    tell(0, new Fact.Started(CANCELLED, reserve(1)));
    tell(100, new Fact.Attempted(1, START));

    Moment refused = tell(150, new Fact.Refused(1, "503", new Then.Again(START))).getFirst();
    Moment ended =
        tell(
                400,
                new Fact.Transitioned(
                    "ReserveStock", TASK, CANCELLED, new How.Rejected(2), new Next.Ended()))
            .getFirst();

    assertThat(refused.what()).isEqualTo("attempt 1 refused, without effect: 503");
    assertThat(refused.took()).contains(Duration.ofMillis(50));
    assertThat(ended.task()).isEqualTo("Reserve stock");
    assertThat(ended.tint()).isEqualTo(Tint.STATE);
    assertThat(ended.what()).isEqualTo("rejected at attempt 2: OrderCancelled ■");
    assertThat(ended.took()).contains(Duration.ofMillis(400));
  }

  @Test
  void factsOfOneEntry_areOneMomentEach_andASecondVisitIsToldApart() {
    tell(0, new Fact.Started(CANCELLED, reserve(1)));

    List<Moment> moments =
        tell(
            10,
            new Fact.Transitioned("ReserveStock", TASK, CANCELLED, new How.Accepted(1), reserve(2)),
            new Fact.Attempted(1, START));

    assertThat(moments)
        .extracting(Moment::task)
        .containsExactly("Reserve stock", "Reserve stock (2)");
    assertThat(moments.getFirst().what()).isEqualTo("accepted: OrderCancelled → Reserve stock");
  }

  @Test
  void givingUp_saysWhy_andWhatIsKnown() {
    How gaveUp =
        new How.GaveUp(
            new GivingUp.Faulted(new Fault.Unanswered("500")), new Knowledge.MayHaveHappened(0, 1));

    assertThat(Saying.of(new Fact.Transitioned("T", TASK, CANCELLED, gaveUp, new Next.Ended())))
        .isEqualTo(
            "given up (unanswered, 500; it may have happened, 0 to 1 times): OrderCancelled ■");
  }

  @Test
  void workflowsAreToldApart() {
    narrator.tell(entry("order-1", 0, new Fact.Started(CANCELLED, reserve(1))));
    narrator.tell(entry("order-2", 900, new Fact.Started(CANCELLED, reserve(1))));

    Moment ended =
        narrator
            .tell(
                entry(
                    "order-1",
                    1000,
                    new Fact.Transitioned(
                        "ReserveStock", TASK, CANCELLED, new How.Accepted(1), new Next.Ended())))
            .getFirst();

    assertThat(ended.took()).contains(Duration.ofSeconds(1));
  }

  private List<Moment> tell(long millis, Fact... facts) {
    return narrator.tell(entry("order-7", millis, facts));
  }

  private static Next reserve(int visit) {
    return new Next.To("ReserveStock", TASK, visit, Optional.empty());
  }

  private static Entry entry(String id, long millis, Fact... facts) {
    Instant at = START.plusMillis(millis);
    Standing standing =
        new Standing(
            Standing.Status.RUNNING,
            "ReserveStock",
            Optional.of(TASK),
            Optional.of(Category.PESSIMISTIC_LOCK),
            at,
            0,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Map.of(),
            List.of(),
            false);
    return new Entry(
        new WorkflowId(id), 0, at, "by", "order", List.of(facts), standing, Entry.Hop.NONE);
  }
}
