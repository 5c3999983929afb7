package railway.examples.order;

import java.time.Duration;
import railway.examples.common.Terms;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.workflow.Expiry;
import railway.workflow.Fault;
import railway.workflow.Finding;
import railway.workflow.Knowledge;
import railway.workflow.PessimisticLockState;
import railway.workflow.Reply;
import railway.workflow.Retry;
import railway.workflow.TaskId;
import railway.workflow.Trouble;

/** The warehouse has one step and a query: reserved once, or truthfully not. */
public record ReserveStock(Warehouse warehouse, Duration settlesWithin, Terms terms)
    implements PessimisticLockState<OrderPlaced, StockAnswer> {

  @Override
  public String identifier(OrderPlaced event) {
    return "reserve-stock-" + event.orderId();
  }

  @Override
  public Reply<StockAnswer> attempt(OrderPlaced event, TaskId task) throws Exception {
    return warehouse.reserve(event, task);
  }

  @Override
  public Finding<StockAnswer> find(OrderPlaced event, TaskId task) throws Exception {
    return warehouse.find(event, task);
  }

  @Override
  public Duration attemptLimit() {
    return terms.attemptLimit();
  }

  @Override
  public Retry retry(OrderPlaced event, Trouble trouble) {
    return terms.retry(trouble);
  }

  @Override
  public Expiry.Within<OrderCancelled> expiry(OrderPlaced event) {
    return Expiry.within(
        terms.deadline(), event.cancelled("the stock could not be reserved in time"));
  }

  @Override
  public OrderCancelled giveUp(OrderPlaced event, Fault fault, Knowledge.NothingHappened known) {
    return event.cancelled("the stock could not be reserved: " + fault.reason());
  }
}
