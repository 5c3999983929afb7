package railway.examples.order;

import java.util.Optional;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.ReviewNeeded;
import railway.examples.order.OrderEvent.SupportAnswer;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Expiry;
import railway.workflow.ToDoItem;

/** Customer support review: a person clears it up, however long that takes. */
public record ReviewByCustomerSupport()
    implements ToDoItem<ReviewNeeded, SupportCase, SupportVerdict, SupportAnswer> {

  /** Whom the identity provider lets answer. */
  public static final String SUPPORT = "customer-support";

  @Override
  public String identifier(ReviewNeeded event) {
    return "support-review-" + event.orderId();
  }

  @Override
  public Expiry.Never<SupportAnswer> expiry(ReviewNeeded event) {
    return Expiry.never();
  }

  @Override
  public SupportCase readModel(ReviewNeeded event) {
    Order order = event.order();
    return new SupportCase(
        order.orderId(), order.customerId(), order.email(), order.amount(), event.concern());
  }

  @Override
  public Endpoint endpoint(SupportCase readModel) {
    return Endpoint.api(Access.role(SUPPORT));
  }

  @Override
  public Decision<SupportAnswer> decide(SupportCase readModel, SupportVerdict answer) {
    return switch (answer.verdict()) {
      case PAYMENT_CONFIRMED ->
          Decision.decided(new OrderConfirmed(readModel.orderId(), Optional.empty()));
      case AGREED_TO_CANCEL ->
          Decision.decided(
              new OrderCancelled(readModel.orderId(), "support and customer: " + answer.remark()));
    };
  }
}
