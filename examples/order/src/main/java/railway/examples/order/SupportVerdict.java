package railway.examples.order;

/**
 * What a support agent answers to {@link SupportCase}.
 *
 * @param remark for the record, and for the customer when the order is cancelled
 */
public record SupportVerdict(Verdict verdict, String remark) {

  /** How the case was cleared up. */
  public enum Verdict {
    PAYMENT_CONFIRMED,
    AGREED_TO_CANCEL
  }
}
