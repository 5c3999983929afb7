package railway.workflow;

/** What came of confirming a step. Anything unclear is an exception: confirming again is safe. */
public sealed interface Confirmation<N extends Event> {

  /** The step is confirmed, now or earlier. */
  record Confirmed<N extends Event>(N event) implements Confirmation<N> {}

  /** The step is definitively cancelled or expired there; a new one may be prepared. */
  record Gone<N extends Event>() implements Confirmation<N> {}

  static <N extends Event> Confirmation<N> confirmed(N event) {
    return new Confirmed<>(event);
  }

  static <N extends Event> Confirmation<N> gone() {
    return new Gone<>();
  }
}
