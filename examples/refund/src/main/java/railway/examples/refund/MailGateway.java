package railway.examples.refund;

import railway.examples.refund.RefundEvent.CustomerAnswer;
import railway.examples.refund.RefundEvent.MoneyIsBack;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Sends mails, and tells nothing about them afterwards. */
public interface MailGateway {

  /** Tells the customer that the money is back. */
  Reply<CustomerAnswer> tell(MoneyIsBack returned, TaskId reference) throws Exception;
}
