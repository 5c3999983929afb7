package railway.examples.refund;

import railway.examples.refund.RefundEvent.RefundReviewed;
import railway.examples.refund.RefundEvent.ReturnedByHand;
import railway.examples.refund.RefundEvent.ReviewAnswer;
import railway.examples.refund.RefundEvent.ReviewNeeded;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Expiry;
import railway.workflow.ToDoItem;

/** Customer support finds out where the money is, however long that takes. */
public record ReviewRefund()
    implements ToDoItem<ReviewNeeded, RefundCase, RefundVerdict, ReviewAnswer> {

  /** Whom the identity provider lets answer. */
  public static final String SUPPORT = "customer-support";

  @Override
  public String identifier(ReviewNeeded event) {
    return "review-refund-" + event.payment().attemptId();
  }

  @Override
  public Expiry.Never<ReviewAnswer> expiry(ReviewNeeded event) {
    return Expiry.never();
  }

  @Override
  public RefundCase readModel(ReviewNeeded event) {
    return new RefundCase(event.payment(), event.concern());
  }

  @Override
  public Endpoint endpoint(RefundCase readModel) {
    return Endpoint.api(Access.role(SUPPORT));
  }

  @Override
  public Decision<ReviewAnswer> decide(RefundCase readModel, RefundVerdict answer) {
    LatePayment payment = readModel.payment();
    return switch (answer.verdict()) {
      case RETURNED -> Decision.decided(new ReturnedByHand(payment));
      case NOTHING_TO_RETURN ->
          Decision.decided(
              new RefundReviewed(payment.orderId(), payment.attemptId(), answer.remark()));
    };
  }
}
