package railway.examples.refund;

import railway.examples.refund.RefundEvent.CustomerAnswer;
import railway.examples.refund.RefundEvent.MoneyIsBack;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnAnswer;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Third parties that must not be asked, for tests that look at a workflow without running it. */
record Nobody() implements PaymentProvider, MailGateway {

  static RefundWorkflow workflow(RefundSettings settings) {
    Nobody nobody = new Nobody();
    return RefundWorkflow.of(nobody, nobody, settings);
  }

  @Override
  public Reply<ReturnAnswer> refund(PaymentArrivedLate payment, TaskId key) {
    throw new AssertionError("the payment provider was asked");
  }

  @Override
  public Reply<CustomerAnswer> tell(MoneyIsBack returned, TaskId reference) {
    throw new AssertionError("the mail gateway was asked");
  }
}
