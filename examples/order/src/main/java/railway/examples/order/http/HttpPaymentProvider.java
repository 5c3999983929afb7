package railway.examples.order.http;

import java.net.URI;
import java.util.Map;
import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.common.http.UnreadableAnswer;
import railway.examples.order.OrderEvent.ConfirmationAnswer;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.Payment;
import railway.examples.order.PaymentProvider;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/**
 * {@code POST /payment-attempts}, {@code POST /payment-attempts/{id}/capture}, both idempotent by
 * key. 409 and 422 are about the key, 404 about the attempt: none of them did anything.
 */
record HttpPaymentProvider(Line line) implements PaymentProvider {

  @Override
  public Reply<PaymentAttemptAnswer> open(InvoiceCreated event, TaskId key, TaskId toDo)
      throws Exception {
    Map<String, Object> body =
        Body.of("orderId", event.orderId())
            .and("amount", event.order().amount())
            .and("toDo", toDo.value())
            .fields();
    Answer answer = line.post("/payment-attempts", body, key);
    return switch (answer.status()) {
      case 201 -> Reply.accepted(new PaymentAttemptCreated(event.order(), payment(answer)));
      case 409, 422 -> Reply.refused(answer.words());
      default -> answer.otherwise();
    };
  }

  @Override
  public Reply<ConfirmationAnswer> capture(PaymentReceived event, TaskId key) throws Exception {
    String attempt = event.payment().attemptId();
    Answer answer =
        line.post(
            "/payment-attempts/" + attempt + "/capture",
            Body.of("attemptId", attempt).fields(),
            key);
    if (answer.notFound()) {
      return Reply.refused("the payment provider does not know this attempt");
    }
    return switch (answer.status()) {
      case 200 -> Reply.accepted(new PaymentConfirmed(event.order()));
      case 402 -> Reply.rejected(event.cancelled("the payment was declined"));
      case 409, 422 -> Reply.refused(answer.words());
      default -> answer.otherwise();
    };
  }

  private static Payment payment(Answer answer) throws UnreadableAnswer {
    return new Payment(answer.text("attemptId"), URI.create(answer.text("paymentPage")), 1);
  }
}
