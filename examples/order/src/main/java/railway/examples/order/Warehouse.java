package railway.examples.order;

import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.workflow.Finding;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** Takes a reservation in one step, and can be asked for it by its id. */
public interface Warehouse {

  /** Reserves what there is; with nothing in stock it says no. */
  Reply<StockAnswer> reserve(OrderPlaced order, TaskId reservation) throws Exception;

  Finding<StockAnswer> find(OrderPlaced order, TaskId reservation) throws Exception;
}
