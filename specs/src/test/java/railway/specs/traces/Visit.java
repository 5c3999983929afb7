package railway.specs.traces;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import railway.engine.Definitions;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.testing.world.Adversary;
import railway.testing.world.SimulatedCloud;
import railway.testing.world.Stage;
import railway.workflow.Event;
import railway.workflow.Workflow;

/** One visit of one task in a world of its own, until nothing more can happen. */
final class Visit {

  /** Longer than anything that was begun can still take. */
  static final Duration CALM = Duration.ofMinutes(7);

  private static final Duration PATIENCE = Duration.ofDays(2);

  private static final WorkflowId ID = new WorkflowId("errand-1");

  /** Nobody went on with it. */
  static final class NeverEnded extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NeverEnded() {
      super("It never ended");
    }
  }

  private final Stage stage;
  private final SimulatedCloud cloud;
  private final Duration calm;

  private Visit(Stage stage, SimulatedCloud cloud, Duration calm) {
    this.calm = calm;
    this.stage = stage;
    this.cloud = cloud;
  }

  static Stage stage(long seed) {
    return new Stage(seed, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /**
   * Plays a visit to its end.
   *
   * @param calm how long after the last entry it is watched
   * @param company what else moves on the stage
   */
  static void play(
      Stage stage,
      Adversary adversary,
      Workflow<?, ?, ?> workflow,
      Event trigger,
      Scribe scribe,
      Duration calm,
      Consumer<SimulatedCloud> company) {
    SimulatedCloud cloud =
        new SimulatedCloud(stage, adversary, Definitions.of(workflow), 1, scribe);
    try {
      cloud.send(trigger);
      company.accept(cloud);
      new Visit(stage, cloud, calm).play();
    } finally {
      stage.close();
    }
  }

  /** Until it is over, or until nobody has come for days; whoever waits to see it moves last. */
  private void play() {
    stage.enter(PATIENCE, () -> {});
    stage.play(this::over);
    if (!over()) {
      throw new NeverEnded();
    }
  }

  private boolean over() {
    return cloud
        .workflows()
        .get(ID)
        .map(WorkflowRow::standing)
        .filter(standing -> standing.status() == Standing.Status.ENDED && standing.due().isEmpty())
        .filter(standing -> stage.now().isAfter(lastWrite().plus(calm)))
        .isPresent();
  }

  private Instant lastWrite() {
    return cloud.journal().read(ID, 0, Integer.MAX_VALUE).stream()
        .map(reading -> ((Journal.Reading.Legible) reading).entry())
        .map(Entry::at)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
