package railway.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a task is needed, together with the event that is said when time runs out. The one is
 * not given without the other, and a task that cannot expire says so.
 */
public sealed interface Expiry<N extends Event> {

  /** When the task, begun at {@code since}, is no longer needed; empty if it always is. */
  Optional<Instant> deadline(Instant since);

  /** Needed until an instant that the event knows, such as an appointment. */
  record At<N extends Event>(Instant deadline, N otherwise) implements Expiry<N> {
    @Override
    public Optional<Instant> deadline(Instant since) {
      return Optional.of(deadline);
    }
  }

  /** Needed for a while, measured from the moment the triggering event was written down. */
  record Within<N extends Event>(Duration duration, N otherwise) implements Expiry<N> {
    public Within {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(
            "A task needs some time before it expires, not "
                + duration
                + "; use never() if it cannot expire");
      }
    }

    @Override
    public Optional<Instant> deadline(Instant since) {
      return Optional.of(since.plus(duration));
    }
  }

  /** Needed for ever. There is nothing to say, so no event comes with it. */
  record Never<N extends Event>() implements Expiry<N> {
    @Override
    public Optional<Instant> deadline(Instant since) {
      return Optional.empty();
    }
  }

  static <N extends Event> At<N> at(Instant deadline, N otherwise) {
    return new At<>(deadline, otherwise);
  }

  static <N extends Event> Within<N> within(Duration duration, N otherwise) {
    return new Within<>(duration, otherwise);
  }

  static <N extends Event> Never<N> never() {
    return new Never<>();
  }
}
