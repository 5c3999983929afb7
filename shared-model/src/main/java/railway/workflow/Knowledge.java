package railway.workflow;

/**
 * What is known about a task's effect when it is given up. "Nothing happened" is said only when no
 * attempt is unresolved; everything else is a range, never a guess.
 */
public sealed interface Knowledge {

  NothingHappened NOTHING_HAPPENED = new NothingHappened();

  /** No attempt had an effect, and none will. */
  record NothingHappened() implements Knowledge {}

  /** Between {@code atLeast} and {@code atMost} effects were made or may still be made. */
  record MayHaveHappened(int atLeast, int atMost) implements Knowledge {
    public MayHaveHappened {
      if (atLeast < 0 || atMost < atLeast || atMost == 0) {
        throw new IllegalArgumentException(
            "Not a range of effects: at least %d, at most %d".formatted(atLeast, atMost));
      }
    }
  }
}
