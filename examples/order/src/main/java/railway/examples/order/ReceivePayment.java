package railway.examples.order;

import java.time.Duration;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.PaymentAnswer;
import railway.examples.order.OrderEvent.PaymentDue;
import railway.examples.order.OrderEvent.PaymentOverdue;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Expiry;
import railway.workflow.ToDoItem;

/**
 * Waits for the payment provider's webhook. Each try of the customer is a To-Do of its own, so that
 * a late webhook about an earlier try cannot decide a later one (ADR 0101).
 */
public record ReceivePayment(Duration paymentDeadline)
    implements ToDoItem<PaymentDue, PaymentAwaited, PaymentWebhook, PaymentAnswer> {

  /** Whom the identity provider lets answer. */
  public static final String PROVIDER = "payment-provider";

  @Override
  public String identifier(PaymentDue event) {
    return Payment.toDo(event.orderId(), 1).value();
  }

  @Override
  public Expiry.Within<PaymentOverdue> expiry(PaymentDue event) {
    return Expiry.within(paymentDeadline, new PaymentOverdue(event.order(), event.payment()));
  }

  @Override
  public PaymentAwaited readModel(PaymentDue event) {
    return new PaymentAwaited(event.order(), event.payment());
  }

  @Override
  public Endpoint endpoint(PaymentAwaited readModel) {
    return Endpoint.api(Access.role(PROVIDER));
  }

  @Override
  public Decision<PaymentAnswer> decide(PaymentAwaited awaited, PaymentWebhook answer) {
    Payment payment = awaited.payment();
    if (!answer.attemptId().equals(payment.attemptId())) {
      return Decision.invalid(
          "this To-Do waits for %s, not for %s".formatted(payment.attemptId(), answer.attemptId()));
    }
    if (answer.amount().compareTo(awaited.order().amount()) != 0) {
      return Decision.invalid(
          "%s is to be paid, not %s".formatted(awaited.order().amount(), answer.amount()));
    }
    return switch (answer.status()) {
      case "paid" -> Decision.decided(new PaymentReceived(awaited.order(), payment));
      case "insufficient-funds" ->
          Decision.decided(new InsufficientFunds(awaited.order(), payment));
      default ->
          Decision.invalid(
              "status %s decides nothing: paid and insufficient-funds do"
                  .formatted(answer.status()));
    };
  }
}
