package railway.examples.refund;

import java.math.BigDecimal;
import railway.examples.refund.RefundEvent.PaymentReturned;

/** A payment for which nobody waits any more. */
public record LatePayment(String orderId, String email, String attemptId, BigDecimal amount) {

  /** The customer has it back, and knows of it as far as this notice went. */
  public PaymentReturned returned(Notice notice) {
    return new PaymentReturned(orderId, attemptId, amount, notice);
  }
}
