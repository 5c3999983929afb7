package railway.examples.refund;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnAnswer;
import railway.examples.refund.RefundEvent.ReturnUnclear;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.IdempotentState;
import railway.workflow.Knowledge;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/**
 * The provider takes an idempotency key, and the key is the payment's: it is returned once.
 * Whatever stays unclear is looked at by a person.
 */
public record ReturnPayment(PaymentProvider paymentProvider, Duration keyRetention, Terms terms)
    implements IdempotentState<PaymentArrivedLate, ReturnAnswer> {

  @Override
  public String identifier(PaymentArrivedLate event) {
    return "return-payment-" + event.attemptId();
  }

  @Override
  public Reply<ReturnAnswer> attempt(PaymentArrivedLate event, TaskId key) throws Exception {
    return paymentProvider.refund(event, key);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(PaymentArrivedLate event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<ReturnUnclear> expiry(PaymentArrivedLate event) {
    return Expiry.within(terms.deadline(), new ReturnUnclear(event.payment()));
  }

  @Override
  public ReturnUnclear giveUp(
      PaymentArrivedLate event, Fault fault, Knowledge.MayHaveHappened known) {
    return new ReturnUnclear(event.payment());
  }
}
