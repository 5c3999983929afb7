package railway.examples.order;

import railway.examples.order.OrderEvent.BookingOverdue;
import railway.examples.order.OrderEvent.ContinuedWithoutMissing;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.NoSlotFound;
import railway.examples.order.OrderEvent.NotificationUncertain;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.OrderOutcome;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentOverdue;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.PaymentRetried;
import railway.examples.order.OrderEvent.PaymentUnconfirmed;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.workflow.Transition;
import railway.workflow.Workflow;

/** An order, from the moment it is placed until it is confirmed or cancelled. */
public record OrderWorkflow(
    ReserveStock reserveStock,
    AskAboutMissingProduct askAboutMissingProduct,
    CreateInvoice createInvoice,
    CreatePaymentAttempt createPaymentAttempt,
    ReceivePayment receivePayment,
    ConfirmPayment confirmPayment,
    BookCourier bookCourier,
    NotifyInsufficientFunds notifyInsufficientFunds,
    WaitForCustomerOnPayment waitForCustomerOnPayment,
    ReviewByCustomerSupport reviewByCustomerSupport)
    implements Workflow<OrderPlaced, OrderEvent, OrderOutcome> {

  public static OrderWorkflow of(Partners partners, OrderSettings settings) {
    PaymentProvider provider = partners.paymentProvider();
    return new OrderWorkflow(
        new ReserveStock(partners.warehouse(), settings.settlesWithin(), settings.errands()),
        new AskAboutMissingProduct(settings.customerDecides()),
        new CreateInvoice(partners.biller(), settings.keyRetention(), settings.errands()),
        new CreatePaymentAttempt(provider, settings.keyRetention(), settings.errands()),
        new ReceivePayment(settings.paymentDeadline()),
        new ConfirmPayment(provider, settings.keyRetention(), settings.promises()),
        new BookCourier(partners.courier(), settings.promises()),
        new NotifyInsufficientFunds(partners.mailGateway(), settings.errands()),
        new WaitForCustomerOnPayment(settings.customerDecides()),
        new ReviewByCustomerSupport());
  }

  @Override
  public String name() {
    return "order";
  }

  @Override
  public String workflowId(OrderPlaced trigger) {
    return "order-" + trigger.orderId();
  }

  @Override
  public Transition<OrderEvent> transition(OrderEvent event) {
    return switch (event) {
      case OrderPlaced e -> perform(reserveStock, e);
      case StockShort e -> await(askAboutMissingProduct, e);
      case StockReserved e -> perform(createInvoice, e);
      case ContinuedWithoutMissing e -> perform(createInvoice, e);
      case InvoiceCreated e -> perform(createPaymentAttempt, e);
      case PaymentAttemptCreated e -> await(receivePayment, e);
      case PaymentReceived e -> perform(confirmPayment, e);
      case PaymentConfirmed e -> perform(bookCourier, e);
      case InsufficientFunds e -> perform(notifyInsufficientFunds, e);
      case CustomerNotified e -> await(waitForCustomerOnPayment, e);
      case NotificationUncertain e -> await(waitForCustomerOnPayment, e);
      case PaymentRetried e -> await(receivePayment, e);
      case PaymentOverdue e -> await(reviewByCustomerSupport, e);
      case PaymentUnconfirmed e -> await(reviewByCustomerSupport, e);
      case NoSlotFound e -> await(reviewByCustomerSupport, e);
      case BookingOverdue e -> await(reviewByCustomerSupport, e);
      case OrderConfirmed e -> end(e);
      case OrderCancelled e -> end(e);
    };
  }
}
