package railway.examples.refund;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.refund.RefundEvent.CustomerAnswer;
import railway.examples.refund.RefundEvent.MoneyIsBack;
import railway.examples.refund.RefundEvent.PaymentReturned;
import railway.workflow.Compromise;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.RiskSheet;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/**
 * A mail, of which nobody can know afterwards. The customer sees the money on the account anyway,
 * so it is better to send none than two.
 */
public record TellCustomer(MailGateway mailGateway, Terms terms)
    implements OpaqueState<MoneyIsBack, CustomerAnswer> {

  @Override
  public String identifier(MoneyIsBack event) {
    return "tell-customer-" + event.payment().attemptId();
  }

  @Override
  public Reply<CustomerAnswer> attempt(MoneyIsBack event, TaskId task) throws Exception {
    return mailGateway.tell(event, task);
  }

  @Override
  public Compromise.AtMostOnce<PaymentReturned> compromise(MoneyIsBack event) {
    return new Compromise.AtMostOnce<>(known -> event.payment().returned(Notice.PERHAPS_SENT));
  }

  @Override
  public RiskSheet riskSheet() {
    return new RiskSheet(
        RiskSheet.Visibility.SELF_EVIDENT,
        RiskSheet.Necessity.NICE_TO_HAVE,
        RiskSheet.Concern.CUSTOMER,
        RiskSheet.Risk.REPUTATION);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(MoneyIsBack event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<PaymentReturned> expiry(MoneyIsBack event) {
    return Expiry.within(terms.deadline(), event.payment().returned(Notice.NOT_SENT));
  }

  @Override
  public PaymentReturned giveUp(MoneyIsBack event, Fault fault, Knowledge.NothingHappened known) {
    return event.payment().returned(Notice.NOT_SENT);
  }
}
