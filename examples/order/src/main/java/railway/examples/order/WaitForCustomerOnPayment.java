package railway.examples.order;

import java.time.Duration;
import railway.examples.order.OrderEvent.CustomerAnswer;
import railway.examples.order.OrderEvent.CustomerToChoose;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.PaymentRetried;
import railway.workflow.Access;
import railway.workflow.Decision;
import railway.workflow.Endpoint;
import railway.workflow.Expiry;
import railway.workflow.ToDoItem;

/** Waiting for user on payment: the shop's app shows it, and says what the customer chose. */
public record WaitForCustomerOnPayment(Duration customerDecides)
    implements ToDoItem<CustomerToChoose, PaymentTrouble, PaymentChoice, CustomerAnswer> {

  /** Who may put the customer's choice on the bus. */
  public static final String SHOP = "shop.app";

  @Override
  public String identifier(CustomerToChoose event) {
    return "wait-for-customer-on-payment-" + event.orderId();
  }

  @Override
  public Expiry.Within<OrderCancelled> expiry(CustomerToChoose event) {
    return Expiry.within(
        customerDecides, event.cancelled("the customer did not say how to go on with the payment"));
  }

  @Override
  public PaymentTrouble readModel(CustomerToChoose event) {
    String nextToDo = Payment.toDo(event.orderId(), event.payment().tries() + 1).value();
    return new PaymentTrouble(event.order(), event.payment(), nextToDo);
  }

  @Override
  public Endpoint endpoint(PaymentTrouble readModel) {
    return Endpoint.message(SHOP, Access.subject(readModel.order().customerId()));
  }

  @Override
  public Decision<CustomerAnswer> decide(PaymentTrouble readModel, PaymentChoice answer) {
    Order order = readModel.order();
    Payment payment = readModel.payment();
    return switch (answer.choice()) {
      case TRY_AGAIN ->
          payment.canBeTriedAgain()
              ? Decision.decided(new PaymentRetried(order, payment.triedAgain()))
              : Decision.invalid("this payment was tried too often: cancel the order");
      case CANCEL ->
          Decision.decided(
              new OrderCancelled(order.orderId(), "the customer does not want to pay"));
    };
  }
}
