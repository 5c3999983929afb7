package railway.specs.traces;

import java.time.Duration;
import java.util.Optional;
import railway.testing.Adversary;
import railway.testing.Stage;
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
          case 0 -> new Adversary(80, 80, 2, 80, 80, 2, 4, 4, 4, 4, skew); // calm
          case 1 -> new Adversary(60, 3, 1, 80, 40, 2, 3, 3, 3, 3, skew); // full of zombies
          default -> new Adversary(14, 8, 2, 40, 20, 2, 3, 3, 3, 3, skew);
        };
    Optional<Duration> expires =
        stage.once(2)
            ? Optional.of(Duration.ofSeconds(1 + stage.random().nextInt(240)))
            : Optional.empty();
    return new Temper(adversary, expires, 1 + stage.random().nextInt(5));
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
