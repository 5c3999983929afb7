package railway.examples.order;

import java.util.List;
import railway.examples.order.OrderEvent.CourierAnswer;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Preparation;
import railway.workflow.Step;
import railway.workflow.TaskId;

/** Holds a slot, then confirms or cancels it; both are final. */
public interface Courier {
  Preparation<CourierAnswer> hold(PaymentConfirmed order, TaskId reference) throws Exception;

  /** The slots still held under this reference. */
  List<Step> held(TaskId reference) throws Exception;

  Confirmation<CourierAnswer> confirm(PaymentConfirmed order, Step hold) throws Exception;

  Cancellation<CourierAnswer> cancel(PaymentConfirmed order, Step hold) throws Exception;
}
