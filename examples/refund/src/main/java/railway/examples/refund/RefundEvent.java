package railway.examples.refund;

import java.math.BigDecimal;
import railway.examples.common.Given;
import railway.workflow.Event;
import railway.workflow.Outcome;

/** Everything that can be said of a refund, grouped by who says it. */
public sealed interface RefundEvent extends Event {

  // ---- How it starts, and how it ends ----

  /**
   * A customer has paid, and the order waits for this payment no more.
   *
   * @param attemptId the provider's name for the payment; it is returned once, whatever is said of
   *     it how often
   */
  record PaymentArrivedLate(String orderId, String email, String attemptId, BigDecimal amount)
      implements RefundEvent {
    public PaymentArrivedLate {
      orderId = Given.id("orderId", orderId);
      email = Given.text("email", email, 254);
      attemptId = Given.id("attemptId", attemptId);
      amount = Given.money("amount", amount);
    }

    /** What the rest of the line needs to know of it. */
    public LatePayment payment() {
      return new LatePayment(orderId, email, attemptId, amount);
    }
  }

  /** How a refund can end. */
  sealed interface RefundOutcome extends RefundEvent, Outcome {}

  /** The customer has the money back. */
  record PaymentReturned(String orderId, String attemptId, BigDecimal amount, Notice notice)
      implements RefundOutcome, CustomerAnswer {}

  /** Support found that there is nothing to return. */
  record RefundReviewed(String orderId, String attemptId, String remark)
      implements RefundOutcome, ReviewAnswer {}

  // ---- Return payment ----

  sealed interface ReturnAnswer extends RefundEvent {}

  /** The provider has returned it. */
  record MoneyReturned(LatePayment payment) implements ReturnAnswer, MoneyIsBack {}

  /** The provider does not return it, and says why. */
  record ReturnDeclined(LatePayment payment, String reason) implements ReturnAnswer, ReviewNeeded {
    @Override
    public String concern() {
      return "The payment provider does not return payment %s: %s."
          .formatted(payment.attemptId(), reason);
    }
  }

  /** Nobody knows whether it was returned: at most once. */
  record ReturnUnclear(LatePayment payment) implements ReturnAnswer, ReviewNeeded {
    @Override
    public String concern() {
      return "Payment %s was to be returned; whether it was is not known."
          .formatted(payment.attemptId());
    }
  }

  // ---- Review refund ----

  /** The line cannot go on by itself. */
  sealed interface ReviewNeeded extends RefundEvent {
    LatePayment payment();

    /** What a support agent is told. */
    String concern();
  }

  sealed interface ReviewAnswer extends RefundEvent {}

  /** Support has seen to it that the customer has the money. */
  record ReturnedByHand(LatePayment payment) implements ReviewAnswer, MoneyIsBack {}

  // ---- Tell customer ----

  /** The money is where it belongs, and the customer does not know yet. */
  sealed interface MoneyIsBack extends RefundEvent {
    LatePayment payment();
  }

  sealed interface CustomerAnswer extends RefundEvent {}
}
