package railway.examples.order;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** Opens a payment page; the provider is told which To-Do waits for the first try. */
public record CreatePaymentAttempt(
    PaymentProvider paymentProvider, Duration keyRetention, Terms terms)
    implements IdempotentState<InvoiceCreated, PaymentAttemptAnswer> {

  @Override
  public String identifier(InvoiceCreated event) {
    return "payment-attempt-" + event.orderId();
  }

  @Override
  public Reply<PaymentAttemptAnswer> attempt(InvoiceCreated event, TaskId key) throws Exception {
    return paymentProvider.open(event, key, Payment.toDo(event.orderId(), 1));
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(InvoiceCreated event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<OrderCancelled> expiry(InvoiceCreated event) {
    return Expiry.within(terms.deadline(), event.cancelled("there was no payment page in time"));
  }

  @Override
  public OrderCancelled giveUp(InvoiceCreated event, Fault fault, Knowledge.MayHaveHappened known) {
    return event.cancelled("it is not known whether there is a payment page: " + fault.reason());
  }
}
