package railway.examples.order;

import java.time.Duration;
import java.util.List;
import railway.examples.common.Terms;
import railway.examples.order.OrderEvent.BookingOverdue;
import railway.examples.order.OrderEvent.CourierAnswer;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Knowledge;
import railway.workflow.OptimisticLockState;
import railway.workflow.Preparation;
import railway.workflow.Retry;
import railway.workflow.Step;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** The courier holds, confirms and cancels: booked once, or truthfully not at all. */
public record BookCourier(Courier courier, Terms terms)
    implements OptimisticLockState<PaymentConfirmed, CourierAnswer> {

  @Override
  public String identifier(PaymentConfirmed event) {
    return "book-courier-" + event.orderId();
  }

  @Override
  public Preparation<CourierAnswer> prepare(PaymentConfirmed event, TaskId task) throws Exception {
    return courier.hold(event, task);
  }

  @Override
  public List<Step> find(PaymentConfirmed event, TaskId task) throws Exception {
    return courier.held(task);
  }

  @Override
  public Confirmation<CourierAnswer> confirm(PaymentConfirmed event, Step step) throws Exception {
    return courier.confirm(event, step);
  }

  @Override
  public Cancellation<CourierAnswer> cancel(PaymentConfirmed event, Step step) throws Exception {
    return courier.cancel(event, step);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(PaymentConfirmed event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<BookingOverdue> expiry(PaymentConfirmed event) {
    return Expiry.within(terms.deadline(), new BookingOverdue(event.order()));
  }

  @Override
  public OrderCancelled giveUp(
      PaymentConfirmed event, Fault fault, Knowledge.NothingHappened known) {
    return event.cancelled("no courier could be booked: " + fault.reason());
  }
}
