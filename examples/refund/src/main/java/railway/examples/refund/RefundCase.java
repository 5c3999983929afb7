package railway.examples.refund;

/** What a support agent is asked to clear up. */
public record RefundCase(LatePayment payment, String concern) {}
