package railway.specs.traces;

import java.time.Duration;
import java.util.Optional;
import railway.testing.world.Adversary;
import railway.testing.world.Call.Place;
import railway.testing.world.Fault;
import railway.testing.world.Stage;
import railway.workflow.Event;
import railway.workflow.Expiry;
import railway.workflow.Retry;

/**
 * The moods of one world: how bad it is, whether the task expires, how its author retries. Drawn
 * once from the seed.
 */
record Temper(Adversary adversary, Optional<Duration> expires, int patience) {

  /** By which the engine lets clocks differ. */
  static final Duration WITHIN_THE_MARGIN = Duration.ofSeconds(4);

  /** Enough to believe that a lease has passed while its process is at work. */
  static final Duration BEYOND_THE_MARGIN = Duration.ofSeconds(90);

  static Temper of(Stage stage, Duration skew) {
    Adversary adversary =
        switch (stage.random().nextInt(4)) {
          case 0 -> world(60, 60, 30, 60, 3, skew); // calm
          case 1 -> world(16, 16, 8, 30, 2, skew);
          default -> world(60, 20, 4, 60, 2, skew); // full of zombies
        };
    Optional<Duration> expires =
        stage.once(2)
            ? Optional.of(Duration.ofSeconds(1 + stage.random().nextInt(240)))
            : Optional.empty();
    return new Temper(adversary, expires, 1 + stage.random().nextInt(5));
  }

  /**
   * An adversary who does each of these once in so many times.
   *
   * @param killed a process dies
   * @param asleep it stands still
   * @param zombies it stands still, past its end and beyond, and goes on all the same
   * @param unsure the store fails, or the process does not hear what became of its call
   * @param astray a trigger or a record comes twice, late, in another order, or never
   */
  private static Adversary world(
      int killed, int asleep, int zombies, int unsure, int astray, Duration skew) {
    return Adversary.QUIET
        .once(killed, Place.STORE, Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
        .once(killed, Place.PROCESS, Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
        .once(asleep, Place.STORE, Fault.STALLED)
        .once(asleep, Place.PROCESS, Fault.STALLED)
        .once(zombies, Place.STORE, Fault.ZOMBIE)
        .once(4 * zombies, Place.PROCESS, Fault.ZOMBIE)
        .once(unsure, Place.STORE, Fault.THROTTLED, Fault.LOST_REQUEST, Fault.LOST_REPLY)
        .once(astray, Place.DELIVERY, Fault.DUPLICATED)
        .once(8 * astray, Place.DELIVERY, Fault.DELAYED, Fault.REORDERED, Fault.DROPPED)
        .skewed(skew);
  }

  <E extends Event> Expiry<E> expiry(E overdue) {
    return expires.<Expiry<E>>map(time -> Expiry.within(time, overdue)).orElseGet(Expiry::never);
  }

  /** Sometimes at once, sometimes in place, sometimes later; and at some time no more. */
  Retry retry(Stage stage, int attempts) {
    if (attempts >= patience) {
      return Retry.stop();
    }
    return switch (stage.random().nextInt(3)) {
      case 0 -> Retry.insist(Duration.ZERO);
      case 1 -> Retry.insist(Duration.ofMillis(stage.random().nextInt(2_000)));
      default -> Retry.insist(Duration.ofSeconds(stage.random().nextInt(60)));
    };
  }
}
