package railway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import railway.engine.Backlog.Position;
import railway.memory.MemoryWorkflows;
import railway.store.Parcel;
import railway.store.Standing;
import railway.store.Standing.Status;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Category;
import railway.workflow.TaskId;

class BacklogTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Optional<Instant> LATER = Optional.of(NOON.plusSeconds(60));

  /** More shards than one, so that a stack that once had more is seen as well. */
  private final MemoryWorkflows workflows = new MemoryWorkflows(Backlog.SHARDS);

  private int rows;

  private void show(Standing standing) {
    workflows.show(
        new WorkflowRow(new WorkflowId("parcel-" + rows++), "parcel", 0, NOON, standing));
  }

  private static Standing standing(
      Status status, Optional<Instant> due, Duration age, int unresolved, boolean uncertain) {
    return new Standing(
        status,
        status == Status.WAITING ? "AskSender" : status == Status.ENDED ? "Delivered" : "Weigh",
        Optional.of(new TaskId("task")),
        Optional.of(status == Status.WAITING ? Category.TO_DO : Category.IDEMPOTENT),
        NOON.minus(age),
        0,
        Optional.empty(),
        due,
        1,
        unresolved,
        Map.of(),
        List.of(),
        uncertain);
  }

  private static Standing due(Instant due) {
    return standing(Status.RUNNING, Optional.of(due), Duration.ofMinutes(9), 0, false);
  }

  private Backlog look() {
    return Backlog.look(Definitions.of(Parcel.DEFINITION), workflows, NOON);
  }

  @Test
  void ofNothing_isNothing() {
    assertThat(look()).isEqualTo(new Backlog(0, Duration.ZERO, 0, 0, 0, Map.of()));
  }

  @Test
  void overdue_isWhatNobodyDroveOnForFiveMinutes_inWhateverShard() {
    IntStream.range(0, 40).forEach(i -> show(due(NOON.minusSeconds(301 + i))));
    show(due(NOON.minusSeconds(300)));
    show(due(NOON.plusSeconds(1)));

    assertThat(look().overdue()).isEqualTo(40);
  }

  @Test
  void oldest_isHowLateTheFirstOneIs_evenBeforeItCountsAsOverdue() {
    show(due(NOON.minusSeconds(7)));
    show(due(NOON.minusSeconds(3)));

    assertThat(look().oldest()).isEqualTo(Duration.ofSeconds(7));
    assertThat(look().overdue()).isZero();
  }

  @Test
  void withoutDriver_isWhatIsPaused_orRunsWithNobodyToLook() {
    show(standing(Status.PAUSED, Optional.empty(), Duration.ZERO, 0, false));
    show(standing(Status.PAUSED, LATER, Duration.ZERO, 0, false));
    show(standing(Status.RUNNING, Optional.empty(), Duration.ZERO, 0, false));
    show(standing(Status.RUNNING, LATER, Duration.ZERO, 0, false));
    show(standing(Status.WAITING, Optional.empty(), Duration.ZERO, 0, false));
    show(standing(Status.ENDED, Optional.empty(), Duration.ZERO, 0, false));

    assertThat(look().withoutDriver()).isEqualTo(3);
  }

  @Test
  void uncertainWaiting_isAToDoBehindAnUncertainTask() {
    show(standing(Status.WAITING, LATER, Duration.ZERO, 0, true));
    show(standing(Status.WAITING, LATER, Duration.ZERO, 0, false));
    show(standing(Status.RUNNING, LATER, Duration.ZERO, 0, true));
    show(standing(Status.ENDED, Optional.empty(), Duration.ZERO, 0, true));

    assertThat(look().uncertainWaiting()).isEqualTo(1);
  }

  @Test
  void unresolvedLong_isWhatNobodyCouldFindOutForAnHour() {
    Duration tooLong = Backlog.LONG.plusMillis(1);
    show(standing(Status.RUNNING, LATER, tooLong, 2, false));
    show(standing(Status.RUNNING, LATER, Backlog.LONG, 2, false));
    show(standing(Status.RUNNING, LATER, tooLong, 0, false));
    show(standing(Status.ENDED, Optional.empty(), tooLong, 1, false));

    assertThat(look().unresolvedLong()).isEqualTo(1);
  }

  @Test
  void standing_saysHowManyStandAtEachTask_butNotWhatHasEnded() {
    show(standing(Status.WAITING, LATER, Duration.ZERO, 0, false));
    show(standing(Status.RUNNING, LATER, Duration.ZERO, 0, false));
    show(standing(Status.RUNNING, LATER, Duration.ZERO, 0, false));
    show(standing(Status.ENDED, Optional.empty(), Duration.ZERO, 0, false));

    assertThat(look().standing())
        .isEqualTo(
            Map.of(new Position("parcel", "AskSender"), 1, new Position("parcel", "Weigh"), 2));
  }

  @Test
  void aCount_goesNoFurtherThanTheMost() {
    IntStream.range(0, Backlog.MOST + 1).forEach(i -> show(due(NOON.plusSeconds(i))));

    assertThat(look().standing()).isEqualTo(Map.of(new Position("parcel", "Weigh"), Backlog.MOST));
  }
}
