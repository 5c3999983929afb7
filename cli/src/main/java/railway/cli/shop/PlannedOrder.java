package railway.cli.shop;

import railway.examples.order.OrderEvent.OrderPlaced;
import railway.store.WorkflowId;

/**
 * An order that will be placed, and what becomes of it.
 *
 * @param impatient whether its people click twice, and its event is sent twice
 */
public record PlannedOrder(OrderPlaced placed, Fate fate, boolean impatient) {

  /** The workflow that it starts. */
  public WorkflowId workflow() {
    return new WorkflowId("order-" + placed.orderId());
  }
}
