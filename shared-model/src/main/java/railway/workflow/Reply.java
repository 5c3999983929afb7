package railway.workflow;

/**
 * What came of a request. Only a definite answer resolves an attempt; an exception is read as
 * {@link Unanswered}, except the few that prove that nothing was sent (connection refused, host not
 * resolved), which are read as {@link Refused}.
 */
public sealed interface Reply<N extends Event> {

  /** The third party answered; one of the two ends the task. */
  sealed interface Answer<N extends Event> extends Reply<N> {
    N event();
  }

  /** It did what was asked: one effect. */
  record Accepted<N extends Event>(N event) implements Answer<N> {}

  /** It said no: a business answer without an effect, "card declined". */
  record Rejected<N extends Event>(N event) implements Answer<N> {}

  /**
   * The request definitely had no effect and may be made again: a status that the third party
   * documents to be so, an idempotency key still in progress elsewhere.
   */
  record Refused<N extends Event>(String reason) implements Reply<N> {}

  /** Nobody knows. The default for everything that is not one of the others. */
  record Unanswered<N extends Event>(String reason) implements Reply<N> {}

  static <N extends Event> Reply<N> accepted(N event) {
    return new Accepted<>(event);
  }

  static <N extends Event> Reply<N> rejected(N event) {
    return new Rejected<>(event);
  }

  static <N extends Event> Reply<N> refused(String reason) {
    return new Refused<>(reason);
  }

  static <N extends Event> Reply<N> unanswered(String reason) {
    return new Unanswered<>(reason);
  }
}
