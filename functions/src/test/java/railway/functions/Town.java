package railway.functions;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import railway.examples.order.Biller;
import railway.examples.order.Courier;
import railway.examples.order.OrderEvent.ConfirmationAnswer;
import railway.examples.order.OrderEvent.CourierAnswer;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.examples.order.Partners;
import railway.examples.order.Payment;
import railway.examples.order.PaymentProvider;
import railway.examples.order.Warehouse;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Finding;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Step;
import railway.workflow.TaskId;

/** Third parties that do as they are asked, but for what a test sets. */
final class Town {

  /** What the warehouse does with an order. */
  volatile Function<OrderPlaced, Callable<Reply<StockAnswer>>> warehouse = Town::enough;

  /** Whether anybody here answers when asked for what was done, or asked to undo it. */
  volatile boolean answersQuestions;

  static Callable<Reply<StockAnswer>> enough(OrderPlaced order) {
    return () -> Reply.accepted(new StockReserved(order.order()));
  }

  static Callable<Reply<StockAnswer>> tooLittle(OrderPlaced order) {
    return () -> Reply.accepted(new StockShort(order.order(), order.lines()));
  }

  Partners partners() {
    Biller biller =
        (order, key) ->
            Reply.accepted(new InvoiceCreated(order.order(), "invoice-of-" + order.orderId()));
    return new Partners(
        stock(),
        biller,
        payments(),
        courier(),
        (declined, reference) ->
            Reply.accepted(new CustomerNotified(declined.order(), declined.payment())));
  }

  private Warehouse stock() {
    return new Warehouse() {
      @Override
      public Reply<StockAnswer> reserve(OrderPlaced order, TaskId reservation) throws Exception {
        return warehouse.apply(order).call();
      }

      @Override
      public Finding<StockAnswer> find(OrderPlaced order, TaskId reservation) {
        return asked(Finding.absent());
      }
    };
  }

  private static PaymentProvider payments() {
    return new PaymentProvider() {
      @Override
      public Reply<PaymentAttemptAnswer> open(InvoiceCreated invoice, TaskId key, TaskId toDo) {
        Payment payment =
            new Payment(
                "attempt-of-" + invoice.orderId(), URI.create("https://pay.example.org/"), 1);
        return Reply.accepted(new PaymentAttemptCreated(invoice.order(), payment));
      }

      @Override
      public Reply<ConfirmationAnswer> capture(PaymentReceived payment, TaskId key) {
        return Reply.accepted(new PaymentConfirmed(payment.order()));
      }
    };
  }

  private <T> T asked(T answer) {
    if (answersQuestions) {
      return answer;
    }
    throw new IllegalStateException("nobody in this town answers questions");
  }

  private Courier courier() {
    return new Courier() {
      @Override
      public Preparation<CourierAnswer> hold(PaymentConfirmed order, TaskId reference) {
        return Preparation.prepared(new Step("hold-of-" + order.orderId()));
      }

      @Override
      public List<Step> held(TaskId reference) {
        return List.of();
      }

      @Override
      public Confirmation<CourierAnswer> confirm(PaymentConfirmed order, Step hold) {
        return Confirmation.confirmed(new OrderConfirmed(order.orderId(), Optional.of(hold.id())));
      }

      @Override
      public Cancellation<CourierAnswer> cancel(PaymentConfirmed order, Step hold) {
        return asked(Cancellation.cancelled());
      }
    };
  }
}
