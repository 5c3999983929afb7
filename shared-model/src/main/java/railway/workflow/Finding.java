package railway.workflow;

/**
 * What a query by identifier showed. A query that brought no answer is none of these: let the
 * exception through and the engine asks again.
 */
public sealed interface Finding<N extends Event> {

  /** The action is on record at the third party, with this result. */
  record Found<N extends Event>(Reply.Answer<N> answer) implements Finding<N> {}

  /** The third party has no record of the action. */
  record Absent<N extends Event>() implements Finding<N> {}

  static <N extends Event> Finding<N> found(N event) {
    return new Found<>(new Reply.Accepted<>(event));
  }

  /** Found, and it shows that the third party said no. */
  static <N extends Event> Finding<N> foundRejected(N event) {
    return new Found<>(new Reply.Rejected<>(event));
  }

  static <N extends Event> Finding<N> absent() {
    return new Absent<>();
  }
}
