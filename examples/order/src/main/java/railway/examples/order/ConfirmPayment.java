package railway.examples.order;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.order.OrderEvent.ConfirmationAnswer;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.PaymentUnconfirmed;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/**
 * Charges what the customer has authorised, once for its key. Money may have moved, so its terms
 * are to insist until it expires, and then people look at it; a decline ends the order.
 */
public record ConfirmPayment(PaymentProvider paymentProvider, Duration keyRetention, Terms terms)
    implements IdempotentState<PaymentReceived, ConfirmationAnswer> {

  @Override
  public String identifier(PaymentReceived event) {
    return "confirm-payment-" + event.orderId();
  }

  @Override
  public Reply<ConfirmationAnswer> attempt(PaymentReceived event, TaskId key) throws Exception {
    return paymentProvider.capture(event, key);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(PaymentReceived event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<PaymentUnconfirmed> expiry(PaymentReceived event) {
    return Expiry.within(terms.deadline(), new PaymentUnconfirmed(event.order(), event.payment()));
  }

  @Override
  public OrderCancelled giveUp(
      PaymentReceived event, Fault fault, Knowledge.MayHaveHappened known) {
    return event.cancelled("it is not known whether the payment was charged: " + fault.reason());
  }
}
