package railway.workflow;

/** What came of preparing a first step. Exceptions are read as for {@link Reply}. */
public sealed interface Preparation<N extends Event> {

  /** The third party holds this step for us until it is confirmed or cancelled. */
  record Prepared<N extends Event>(Step step) implements Preparation<N> {}

  /** It said no, and holds nothing: "no slot". */
  record Rejected<N extends Event>(N event) implements Preparation<N> {}

  /** Definitely nothing is held, and asking again may help. */
  record Refused<N extends Event>(String reason) implements Preparation<N> {}

  /** Nobody knows whether something is held. */
  record Unanswered<N extends Event>(String reason) implements Preparation<N> {}

  static <N extends Event> Preparation<N> prepared(Step step) {
    return new Prepared<>(step);
  }

  static <N extends Event> Preparation<N> rejected(N event) {
    return new Rejected<>(event);
  }

  static <N extends Event> Preparation<N> refused(String reason) {
    return new Refused<>(reason);
  }

  static <N extends Event> Preparation<N> unanswered(String reason) {
    return new Unanswered<>(reason);
  }
}
