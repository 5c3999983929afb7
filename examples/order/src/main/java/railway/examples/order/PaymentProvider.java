package railway.examples.order;

import railway.examples.order.OrderEvent.ConfirmationAnswer;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Opens payments and charges them, each once for each idempotency key. */
public interface PaymentProvider {

  /**
   * Opens a payment page.
   *
   * @param toDo which To-Do the provider is to tell of the customer's first try
   */
  Reply<PaymentAttemptAnswer> open(InvoiceCreated invoice, TaskId key, TaskId toDo)
      throws Exception;

  /** Charges what the customer has authorised. */
  Reply<ConfirmationAnswer> capture(PaymentReceived payment, TaskId key) throws Exception;
}
