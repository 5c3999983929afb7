package railway.testing.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void oneSeedDecidesEveryInterleaving() {
    assertThat(walk(7)).isEqualTo(walk(7));
    assertThat(walk(7)).isNotEqualTo(walk(8));
  }

  private static List<String> walk(long seed) {
    Stage stage = new Stage(seed, BEGINNING);
    List<String> steps = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      stage.enter(
          () -> {
            for (int step = 0; step < 5; step++) {
              stage.turn();
              steps.add(name + step + " at " + stage.now());
            }
          });
    }
    stage.play(() -> false);
    stage.close();
    return steps;
  }

  @Test
  void whatAnotherProcessDraws_changesNothingForAProcessWithItsOwnIdentity() {
    assertThat(drawn(1)).isEqualTo(drawn(50));
  }

  private static long drawn(int turnsOfAnother) {
    Stage stage = new Stage(3, BEGINNING);
    long[] drawn = new long[1];
    stage.enter(
        Duration.ZERO,
        1,
        () -> {
          for (int turn = 0; turn < turnsOfAnother; turn++) {
            stage.turn();
          }
        });
    stage.enter(Duration.ofMillis(1), 2, () -> drawn[0] = stage.random().nextLong());
    stage.play(() -> false);
    return drawn[0];
  }

  @Test
  void timePassesOnlyWhenEverybodyWaits() {
    Stage stage = new Stage(1, BEGINNING);
    List<Instant> seen = new ArrayList<>();
    stage.enter(Duration.ofDays(3), () -> seen.add(stage.now()));
    stage.enter(
        () -> {
          stage.sleep(Duration.ofHours(1));
          seen.add(stage.now());
        });
    stage.play(() -> false);
    assertThat(seen)
        .containsExactly(BEGINNING.plus(Duration.ofHours(1)), BEGINNING.plus(Duration.ofDays(3)));
  }

  @Test
  void aKilledProcessDoesNothingMore_andTheOthersGoOn() {
    Stage stage = new Stage(1, BEGINNING);
    List<String> said = new ArrayList<>();
    stage.enter(
        () -> {
          said.add("about to die");
          throw Stage.die();
        });
    stage.enter(Duration.ofSeconds(1), () -> said.add("goes on"));
    stage.play(() -> false);
    assertThat(said).containsExactly("about to die", "goes on");
  }

  @Test
  void aProcessThatBreaks_breaksThePlay() {
    Stage stage = new Stage(1, BEGINNING);
    stage.enter(
        () -> {
          throw new IllegalArgumentException("broken");
        });
    assertThatThrownBy(() -> stage.play(() -> false))
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoeverWaitsBehindAGate_goesOnWhenItIsOpened() {
    Stage stage = new Stage(1, BEGINNING);
    Stage.Gate gate = stage.new Gate();
    List<String> said = new ArrayList<>();
    stage.enter(
        () -> {
          gate.await();
          said.add("through, at " + stage.now());
        });
    stage.enter(Duration.ofMinutes(1), gate::open);
    stage.play(() -> false);
    assertThat(said).containsExactly("through, at " + BEGINNING.plus(Duration.ofMinutes(1)));
  }

  @Test
  void whoeverStillWaitsWhenItCloses_isSentHome() {
    Stage stage = new Stage(1, BEGINNING);
    List<String> said = new ArrayList<>();
    stage.enter(
        () -> {
          try {
            stage.sleep(Duration.ofDays(1));
            said.add("never");
          } finally {
            said.add("home");
          }
        });
    stage.play(() -> stage.now().isAfter(BEGINNING.plus(Duration.ofHours(1))) || !said.isEmpty());
    stage.close();
    assertThat(said).containsOnly("never", "home").contains("home");
  }
}
