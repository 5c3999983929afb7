package railway.examples.order;

import java.util.List;
import railway.examples.order.OrderEvent.ConfirmationAnswer;
import railway.examples.order.OrderEvent.CourierAnswer;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.InvoiceAnswer;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.NotificationAnswer;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.ReadyToInvoice;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Finding;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Step;
import railway.workflow.TaskId;

/** Third parties that must not be asked, for tests that look at a workflow without running it. */
record Nobody() implements Warehouse, Biller, PaymentProvider, Courier, MailGateway {

  static Partners partners() {
    Nobody nobody = new Nobody();
    return new Partners(nobody, nobody, nobody, nobody, nobody);
  }

  private static AssertionError asked() {
    return new AssertionError("a third party was asked");
  }

  @Override
  public Reply<StockAnswer> reserve(OrderPlaced order, TaskId reservation) {
    throw asked();
  }

  @Override
  public Finding<StockAnswer> find(OrderPlaced order, TaskId reservation) {
    throw asked();
  }

  @Override
  public Reply<InvoiceAnswer> invoice(ReadyToInvoice order, TaskId key) {
    throw asked();
  }

  @Override
  public Reply<PaymentAttemptAnswer> open(InvoiceCreated invoice, TaskId key, TaskId toDo) {
    throw asked();
  }

  @Override
  public Reply<ConfirmationAnswer> capture(PaymentReceived payment, TaskId key) {
    throw asked();
  }

  @Override
  public Preparation<CourierAnswer> hold(PaymentConfirmed order, TaskId reference) {
    throw asked();
  }

  @Override
  public List<Step> held(TaskId reference) {
    throw asked();
  }

  @Override
  public Confirmation<CourierAnswer> confirm(PaymentConfirmed order, Step hold) {
    throw asked();
  }

  @Override
  public Cancellation<CourierAnswer> cancel(PaymentConfirmed order, Step hold) {
    throw asked();
  }

  @Override
  public Reply<NotificationAnswer> tell(InsufficientFunds declined, TaskId reference) {
    throw asked();
  }
}
