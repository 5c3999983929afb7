package railway.testing.world;

import java.time.Duration;
import java.time.Instant;

/**
 * One process of a function: everything that runs in it shares its end. It is killed by the
 * adversary, or by the platform when its time is over; a zombie goes on after that.
 */
final class Life {

  private final Stage stage;
  private final Instant end;
  private boolean dead;
  private boolean zombie;

  Life(Stage stage, Duration longest) {
    this.stage = stage;
    this.end = stage.now().plus(longest);
  }

  Instant end() {
    return end;
  }

  boolean over() {
    return !stage.now().isBefore(end);
  }

  /** Kills the process, and whoever calls with it. */
  Stage.Died ends() {
    dead = true;
    throw Stage.die();
  }

  /** From now on the end of its time does not stop it. */
  void becomesZombie() {
    zombie = true;
  }

  /** Called after every wait: nobody outlives the process. */
  void check() {
    if (dead) {
      throw Stage.die();
    }
    if (over() && !zombie) {
      throw ends();
    }
  }
}
