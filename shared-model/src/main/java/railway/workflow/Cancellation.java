package railway.workflow;

/** What came of cancelling a step. Anything unclear is an exception: cancelling again is safe. */
public sealed interface Cancellation<N extends Event> {

  /** The step will never be confirmed: cancelled, expired, or unknown there. */
  record Cancelled<N extends Event>() implements Cancellation<N> {}

  /** Too late: the step had been confirmed, with this result, which the task adopts. */
  record AlreadyConfirmed<N extends Event>(N event) implements Cancellation<N> {}

  static <N extends Event> Cancellation<N> cancelled() {
    return new Cancelled<>();
  }

  static <N extends Event> Cancellation<N> alreadyConfirmed(N event) {
    return new AlreadyConfirmed<>(event);
  }
}
