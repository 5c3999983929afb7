package railway.workflow;

/** What a To-Do's decision says of an answer. */
public sealed interface Decision<N extends Event> {

  /** The answer decides. The first one does, later ones are told so. */
  record Decided<N extends Event>(N event) implements Decision<N> {}

  /** The answer fits the data contract and still cannot be taken; the To-Do stays open. */
  record Invalid<N extends Event>(String reason) implements Decision<N> {}

  static <N extends Event> Decision<N> decided(N event) {
    return new Decided<>(event);
  }

  static <N extends Event> Decision<N> invalid(String reason) {
    return new Invalid<>(reason);
  }
}
