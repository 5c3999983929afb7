package railway.examples.order;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.order.OrderEvent.InvoiceAnswer;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.ReadyToInvoice;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** The biller takes an idempotency key: one invoice, however often it is asked for. */
public record CreateInvoice(Biller biller, Duration keyRetention, Terms terms)
    implements IdempotentState<ReadyToInvoice, InvoiceAnswer> {

  @Override
  public String identifier(ReadyToInvoice event) {
    return "invoice-" + event.orderId();
  }

  @Override
  public Reply<InvoiceAnswer> attempt(ReadyToInvoice event, TaskId key) throws Exception {
    return biller.invoice(event, key);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(ReadyToInvoice event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<OrderCancelled> expiry(ReadyToInvoice event) {
    return Expiry.within(terms.deadline(), event.cancelled("there was no invoice in time"));
  }

  @Override
  public OrderCancelled giveUp(ReadyToInvoice event, Fault fault, Knowledge.MayHaveHappened known) {
    return event.cancelled("it is not known whether there is an invoice: " + fault.reason());
  }
}
