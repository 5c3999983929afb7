package railway.examples.order;

import railway.examples.order.OrderEvent.InvoiceAnswer;
import railway.examples.order.OrderEvent.ReadyToInvoice;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Writes one invoice for each idempotency key. */
public interface Biller {
  Reply<InvoiceAnswer> invoice(ReadyToInvoice order, TaskId key) throws Exception;
}
