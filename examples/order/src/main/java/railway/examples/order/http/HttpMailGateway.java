package railway.examples.order.http;

import java.util.Map;
import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.order.MailGateway;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.NotificationAnswer;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** {@code POST /mails}; 202 is all that is ever heard of one. */
record HttpMailGateway(Line line) implements MailGateway {

  @Override
  public Reply<NotificationAnswer> tell(InsufficientFunds event, TaskId reference)
      throws Exception {
    Map<String, Object> body =
        Body.of("to", event.order().email())
            .and("subject", "Your payment for order " + event.orderId())
            .and(
                "body",
                "Your card has insufficient funds. Open the shop to try again or to cancel.")
            .and("reference", reference.value())
            .fields();
    Answer answer = line.post("/mails", body);
    return answer.status() == 202
        ? Reply.accepted(new CustomerNotified(event.order(), event.payment()))
        : answer.otherwise();
  }
}
