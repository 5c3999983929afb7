package railway.examples.refund.http;

import railway.examples.common.http.Answer;
import railway.examples.common.http.Body;
import railway.examples.common.http.Line;
import railway.examples.refund.PaymentProvider;
import railway.examples.refund.RefundEvent.MoneyReturned;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnAnswer;
import railway.examples.refund.RefundEvent.ReturnDeclined;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/**
 * {@code POST /payment-attempts/{id}/refund}, idempotent by key. 402 says that there is nothing
 * that could be returned, 404 that there is no such payment: both for good. 409 and 422 are about
 * the key, and nothing was done.
 */
record HttpPaymentProvider(Line line) implements PaymentProvider {

  @Override
  public Reply<ReturnAnswer> refund(PaymentArrivedLate event, TaskId key) throws Exception {
    Answer answer =
        line.post(
            "/payment-attempts/" + event.attemptId() + "/refund",
            Body.of("attemptId", event.attemptId()).fields(),
            key);
    if (answer.notFound()) {
      return Reply.rejected(new ReturnDeclined(event.payment(), "it does not know this payment"));
    }
    return switch (answer.status()) {
      case 200 -> Reply.accepted(new MoneyReturned(event.payment()));
      case 402 -> Reply.rejected(new ReturnDeclined(event.payment(), answer.text("reason")));
      case 409, 422 -> Reply.refused(answer.words());
      default -> answer.otherwise();
    };
  }
}
