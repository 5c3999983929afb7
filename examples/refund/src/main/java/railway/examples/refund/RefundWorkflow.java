package railway.examples.refund;

import railway.examples.refund.RefundEvent.MoneyReturned;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.PaymentReturned;
import railway.examples.refund.RefundEvent.RefundOutcome;
import railway.examples.refund.RefundEvent.RefundReviewed;
import railway.examples.refund.RefundEvent.ReturnDeclined;
import railway.examples.refund.RefundEvent.ReturnUnclear;
import railway.examples.refund.RefundEvent.ReturnedByHand;
import railway.workflow.Transition;
import railway.workflow.Workflow;

/** A refund, from a payment that came too late until the customer has it back. */
public record RefundWorkflow(
    ReturnPayment returnPayment, ReviewRefund reviewRefund, TellCustomer tellCustomer)
    implements Workflow<PaymentArrivedLate, RefundEvent, RefundOutcome> {

  public static RefundWorkflow of(
      PaymentProvider paymentProvider, MailGateway mailGateway, RefundSettings settings) {
    return new RefundWorkflow(
        new ReturnPayment(paymentProvider, settings.keyRetention(), settings.returning()),
        new ReviewRefund(),
        new TellCustomer(mailGateway, settings.telling()));
  }

  @Override
  public String name() {
    return "refund";
  }

  @Override
  public String workflowId(PaymentArrivedLate trigger) {
    return "refund-" + trigger.attemptId();
  }

  @Override
  public Transition<RefundEvent> transition(RefundEvent event) {
    return switch (event) {
      case PaymentArrivedLate e -> perform(returnPayment, e);
      case MoneyReturned e -> perform(tellCustomer, e);
      case ReturnDeclined e -> await(reviewRefund, e);
      case ReturnUnclear e -> await(reviewRefund, e);
      case ReturnedByHand e -> perform(tellCustomer, e);
      case PaymentReturned e -> end(e);
      case RefundReviewed e -> end(e);
    };
  }
}
