package railway.examples.order;

import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.NotificationAnswer;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Sends mails, and tells nothing about them afterwards. */
public interface MailGateway {

  /** Tells the customer that the payment did not go through. */
  Reply<NotificationAnswer> tell(InsufficientFunds declined, TaskId reference) throws Exception;
}
