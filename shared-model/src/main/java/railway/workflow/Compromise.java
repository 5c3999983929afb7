package railway.workflow;

import java.util.function.Function;

/**
 * The business decision, taken in advance, about attempts that nobody can account for, together
 * with the event that is said when it has to be applied. The knowledge passed to the mapping is the
 * certificate at that moment.
 */
public sealed interface Compromise<N extends Event> {

  /** How many attempts may be unresolved at once before nothing more is tried. */
  int limit();

  /** What is said when nothing more may be tried and something is unresolved. */
  Function<Knowledge.MayHaveHappened, N> uncertain();

  /** Try again until a success is registered or the task expires: it may happen many times. */
  record AtLeastOnce<N extends Event>(Function<Knowledge.MayHaveHappened, N> uncertain)
      implements Compromise<N> {
    @Override
    public int limit() {
      return Integer.MAX_VALUE;
    }
  }

  /** Try again, {@code limit} times in all: it happens 0 to {@code limit} times. */
  record UpTo<N extends Event>(int limit, Function<Knowledge.MayHaveHappened, N> uncertain)
      implements Compromise<N> {
    public UpTo {
      if (limit < 1) {
        throw new IllegalArgumentException("At least one attempt must be allowed, not " + limit);
      }
    }
  }

  /** Give up quietly: it happened once or not at all. */
  record AtMostOnce<N extends Event>(Function<Knowledge.MayHaveHappened, N> uncertain)
      implements Compromise<N> {
    @Override
    public int limit() {
      return 1;
    }
  }

  /** As at most once, and a person decides: the event must lead to a To-Do. */
  record Human<N extends Event>(Function<Knowledge.MayHaveHappened, N> uncertain)
      implements Compromise<N> {
    @Override
    public int limit() {
      return 1;
    }
  }

  static <N extends Event> AtLeastOnce<N> atLeastOnce(
      Function<Knowledge.MayHaveHappened, N> uncertain) {
    return new AtLeastOnce<>(uncertain);
  }

  static <N extends Event> UpTo<N> upTo(
      int attempts, Function<Knowledge.MayHaveHappened, N> uncertain) {
    return new UpTo<>(attempts, uncertain);
  }

  static <N extends Event> AtMostOnce<N> atMostOnce(
      Function<Knowledge.MayHaveHappened, N> uncertain) {
    return new AtMostOnce<>(uncertain);
  }

  static <N extends Event> Human<N> human(Function<Knowledge.MayHaveHappened, N> uncertain) {
    return new Human<>(uncertain);
  }
}
