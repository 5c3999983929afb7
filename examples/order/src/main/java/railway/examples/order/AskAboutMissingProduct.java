package railway.examples.order;

import java.time.Duration;
import railway.examples.order.OrderEvent.ContinuedWithoutMissing;
import railway.examples.order.OrderEvent.MissingProductAnswer;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.StockShort;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Expiry;
import railway.workflow.ToDoItem;

/** Continue without missing product: the customer says yes or no. */
public record AskAboutMissingProduct(Duration customerDecides)
    implements ToDoItem<StockShort, MissingProducts, MissingProductChoice, MissingProductAnswer> {

  @Override
  public String identifier(StockShort event) {
    return "ask-about-missing-product-" + event.orderId();
  }

  @Override
  public Expiry.Within<OrderCancelled> expiry(StockShort event) {
    return Expiry.within(
        customerDecides, event.cancelled("the customer was silent about missing products"));
  }

  @Override
  public MissingProducts readModel(StockShort event) {
    Order rest = event.order().without(event.missing());
    return new MissingProducts(
        rest, event.missing(), event.order().amount().subtract(rest.amount()));
  }

  @Override
  public Endpoint endpoint(MissingProducts readModel) {
    return Endpoint.api(Access.subject(readModel.rest().customerId()));
  }

  @Override
  public Decision<MissingProductAnswer> decide(
      MissingProducts readModel, MissingProductChoice answer) {
    return switch (answer.choice()) {
      case CONTINUE -> Decision.decided(new ContinuedWithoutMissing(readModel.rest()));
      case CANCEL ->
          Decision.decided(
              new OrderCancelled(
                  readModel.rest().orderId(), "the customer does not want it without the rest"));
    };
  }
}
