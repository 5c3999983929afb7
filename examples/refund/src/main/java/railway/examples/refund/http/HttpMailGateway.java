package railway.examples.refund.http;

import java.util.Map;
import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.refund.LatePayment;
import railway.examples.refund.MailGateway;
import railway.examples.refund.Notice;
import railway.examples.refund.RefundEvent.CustomerAnswer;
import railway.examples.refund.RefundEvent.MoneyIsBack;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** {@code POST /mails}; 202 is all that is ever heard of one. */
record HttpMailGateway(Line line) implements MailGateway {

  @Override
  public Reply<CustomerAnswer> tell(MoneyIsBack event, TaskId reference) throws Exception {
    LatePayment payment = event.payment();
    Map<String, Object> body =
        Body.of("to", payment.email())
            .and("subject", "Your payment for order " + payment.orderId())
            .and(
                "body",
                "Your payment of %s came too late. You have it back."
                    .formatted(payment.amount().toPlainString()))
            .and("reference", reference.value())
            .fields();
    Answer answer = line.post("/mails", body);
    return answer.status() == 202
        ? Reply.accepted(payment.returned(Notice.SENT))
        : answer.otherwise();
  }
}
