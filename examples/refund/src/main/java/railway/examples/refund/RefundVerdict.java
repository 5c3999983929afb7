package railway.examples.refund;

/**
 * What a support agent answers to {@link RefundCase}.
 *
 * @param remark for the record
 */
public record RefundVerdict(Verdict verdict, String remark) {

  /** How the case was cleared up. */
  public enum Verdict {
    /** The customer has the money: it was returned before, or by hand. */
    RETURNED,
    /** It was never paid, or the order was delivered for it after all. */
    NOTHING_TO_RETURN
  }
}
