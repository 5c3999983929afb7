package railway.cloud.events;

import java.time.Duration;
import java.util.Optional;

/**
 * A function that is invoked at a fixed rate.
 *
 * @param input in JSON; without one the function gets the scheduler's own event
 */
public record LocalSchedule(String name, Duration rate, String function, Optional<String> input) {
  public LocalSchedule {
    if (rate.isZero() || rate.isNegative()) {
      throw new IllegalArgumentException(
          "The rate of the schedule " + name + " must be positive, not " + rate);
    }
  }
}
