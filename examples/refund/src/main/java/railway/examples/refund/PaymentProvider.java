package railway.examples.refund;

import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnAnswer;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Returns payments, each once for each idempotency key. */
public interface PaymentProvider {

  /** Returns the whole of a payment. */
  Reply<ReturnAnswer> refund(PaymentArrivedLate payment, TaskId key) throws Exception;
}
