package railway.decision;

import java.time.Duration;
import java.time.Instant;

/** Time as small whole numbers: a tick is a second, the visit begins at tick 0. */
final class Ticks {

  private Ticks() {}

  static Instant at(int tick) {
    return Instant.ofEpochSecond(tick);
  }

  static int tick(Instant instant) {
    return Math.toIntExact(instant.getEpochSecond());
  }

  static Duration ticks(int count) {
    return Duration.ofSeconds(count);
  }
}
