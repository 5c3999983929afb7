package railway.examples.order;

/** What the customer answers to {@link PaymentTrouble}. */
public record PaymentChoice(Choice choice) {

  /** The two ways on. */
  public enum Choice {
    TRY_AGAIN,
    CANCEL
  }
}
