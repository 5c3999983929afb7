package railway.examples.order;

/** What the customer answers to {@link MissingProducts}. */
public record MissingProductChoice(Choice choice) {

  /** Yes or no. */
  public enum Choice {
    CONTINUE,
    CANCEL
  }
}
