package railway.examples.order;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.NotificationAnswer;
import railway.examples.order.OrderEvent.NotificationUncertain;
import railway.examples.order.OrderEvent.OrderCancelled;
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

/** A mail, of which nobody can know afterwards: two at most, and the order goes on either way. */
public record NotifyInsufficientFunds(MailGateway mailGateway, Terms terms)
    implements OpaqueState<InsufficientFunds, NotificationAnswer> {

  /** A customer bears the same mail twice. */
  public static final int MOST_MAILS = 2;

  @Override
  public String identifier(InsufficientFunds event) {
    return "notify-insufficient-funds-" + event.orderId();
  }

  @Override
  public Reply<NotificationAnswer> attempt(InsufficientFunds event, TaskId task) throws Exception {
    return mailGateway.tell(event, task);
  }

  @Override
  public Compromise.UpTo<NotificationUncertain> compromise(InsufficientFunds event) {
    return new Compromise.UpTo<>(
        MOST_MAILS,
        known -> new NotificationUncertain(event.order(), event.payment(), known.atMost()));
  }

  @Override
  public RiskSheet riskSheet() {
    return new RiskSheet(
        RiskSheet.Visibility.INVISIBLE,
        RiskSheet.Necessity.SHOULD_HAPPEN,
        RiskSheet.Concern.CUSTOMER,
        RiskSheet.Risk.REPUTATION);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(InsufficientFunds event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<OrderCancelled> expiry(InsufficientFunds event) {
    return Expiry.within(
        terms.deadline(), event.cancelled("the customer could not be told in time"));
  }

  @Override
  public OrderCancelled giveUp(
      InsufficientFunds event, Fault fault, Knowledge.NothingHappened known) {
    return event.cancelled("the customer could not be told: " + fault.reason());
  }
}
