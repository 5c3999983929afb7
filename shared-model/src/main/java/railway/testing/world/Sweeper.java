package railway.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import railway.store.WorkflowRow;
import railway.store.Workflows;

/**
 * The scheduled rule of one shard: a round a minute, whether the last one came back or not. Rounds
 * that would find nothing are left out, for they do nothing.
 */
final class Sweeper {

  private static final Duration ROUND = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final SimulatedCloud cloud;
  private final Stage stage;
  private final Sabotage sabotage;
  private final Witness witness;
  private final Workflows store;
  private final int shard;
  private Instant planned = Instant.MAX;

  /**
   * The sweeper of a shard.
   *
   * @param store the index as it is
   */
  Sweeper(
      SimulatedCloud cloud,
      Stage stage,
      Sabotage sabotage,
      Witness witness,
      Workflows store,
      int shard) {
    this.cloud = cloud;
    this.stage = stage;
    this.sabotage = sabotage;
    this.witness = witness;
    this.store = store;
    this.shard = shard;
  }

  /** Something comes due then. */
  void due(Instant moment) {
    Instant next = minute(stage.now()).plus(ROUND);
    Instant round = moment.isBefore(next) ? next : minute(moment);
    if (round.isBefore(planned)) {
      plan(round);
    }
  }

  private static Instant minute(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MINUTES);
  }

  private void plan(Instant round) {
    planned = round;
    stage.enter(
        Duration.between(stage.now(), round),
        Stage.mix(round.getEpochSecond() * 64 + shard),
        () -> {
          if (planned.equals(round)) {
            planned = Instant.MAX;
            begin();
          }
        });
  }

  private void begin() {
    store.due(shard, Instant.MAX, 1).forEach(row -> due(row.standing().due().orElseThrow()));
    switch (sabotage.strike(Call.WAKE, null, Set.of())) {
      case DROPPED -> {}
      case DUPLICATED -> {
        round(Wire.upTo(stage, AT_ONCE));
        round(Wire.upTo(stage, ROUND));
      }
      case DELAYED -> round(Wire.upTo(stage, ROUND));
      default -> round(Duration.ZERO);
    }
  }

  private void round(Duration late) {
    stage.enter(late, () -> cloud.invoke("wake", this::walk, () -> {}));
  }

  private void walk(SimulatedInvocation leader) {
    Crew crew =
        new Crew(cloud, stage, leader, "woken") {
          @Override
          void begins(Object thing, SimulatedInvocation own) {
            if (thing instanceof WorkflowRow row) {
              witness.woken(own.id(), row);
              cloud.begins(row.id(), Call.WAKE);
            }
          }

          @Override
          void ends(Object thing) {
            if (thing instanceof WorkflowRow row) {
              cloud.ends(row.id());
            }
          }
        };
    leader.version().functions().wake(shard, leader, crew);
  }
}
