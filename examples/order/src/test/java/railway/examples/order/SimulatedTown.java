package railway.examples.order;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.examples.order.OrderEvent.ConfirmationAnswer;
import railway.examples.order.OrderEvent.CourierAnswer;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.InvoiceAnswer;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.NotificationAnswer;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.ReadyToInvoice;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.testing.Stage;
import railway.testing.Wire;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Finding;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * The third parties of an order, faithful to their categories and reached over a bad line. Every
 * effect is counted under the name of the action that it belongs to.
 */
final class SimulatedTown {

  /** What was done under one name, with the moments. */
  final Map<String, Integer> effects = new HashMap<>();

  final Map<String, Instant> lastEffect = new HashMap<>();
  final Map<String, Hold> holds = new LinkedHashMap<>();

  private final Map<String, StockAnswer> reservations = new HashMap<>();
  private final Map<String, Object> keys = new HashMap<>();
  private final Stage stage;
  private final Wire wire;

  SimulatedTown(Stage stage, Wire wire) {
    this.stage = stage;
    this.wire = wire;
  }

  /** A courier's slot. */
  static final class Hold {
    enum Status {
      HELD,
      CONFIRMED,
      CANCELLED
    }

    final String reference;
    Status status = Status.HELD;

    Hold(String reference) {
      this.reference = reference;
    }
  }

  Partners partners() {
    return new Partners(
        new Warehousing(), new Billing(), new Paying(), new Delivering(), new Mailing());
  }

  private void effect(String name) {
    effects.merge(name, 1, Integer::sum);
    lastEffect.put(name, stage.now());
  }

  /** What a key was answered the first time. */
  @SuppressWarnings("unchecked") // one key is used by one kind of request
  private <T> T once(TaskId key, java.util.function.Supplier<T> effect) {
    return (T)
        keys.computeIfAbsent(
            key.value(),
            absent -> {
              effect(key.value());
              return effect.get();
            });
  }

  private final class Warehousing implements Warehouse {
    @Override
    public Reply<StockAnswer> reserve(OrderPlaced order, TaskId reservation) throws Exception {
      return wire.request(
          () -> {
            List<OrderLine> missing =
                order.lines().stream().filter(line -> line.sku().startsWith("rare-")).toList();
            StockAnswer answer =
                missing.isEmpty()
                    ? new StockReserved(order.order())
                    : new StockShort(order.order(), missing);
            reservations.put(reservation.value(), answer);
            effect(reservation.value());
            return Reply.accepted(answer);
          });
    }

    @Override
    public Finding<StockAnswer> find(OrderPlaced order, TaskId reservation) throws Exception {
      return wire.request(
          () ->
              Optional.ofNullable(reservations.get(reservation.value()))
                  .map(Finding::found)
                  .orElseGet(Finding::absent));
    }
  }

  private final class Billing implements Biller {
    @Override
    public Reply<InvoiceAnswer> invoice(ReadyToInvoice order, TaskId key) throws Exception {
      return wire.request(
          () ->
              once(
                  key,
                  () ->
                      Reply.<InvoiceAnswer>accepted(
                          new InvoiceCreated(order.order(), "i-" + order.orderId()))));
    }
  }

  private final class Paying implements PaymentProvider {
    @Override
    public Reply<PaymentAttemptAnswer> open(InvoiceCreated invoice, TaskId key, TaskId toDo)
        throws Exception {
      return wire.request(
          () ->
              once(
                  key,
                  () ->
                      Reply.<PaymentAttemptAnswer>accepted(
                          new PaymentAttemptCreated(
                              invoice.order(),
                              new Payment(
                                  "p-" + invoice.orderId(),
                                  URI.create("https://pay.example"),
                                  1)))));
    }

    @Override
    public Reply<ConfirmationAnswer> capture(PaymentReceived payment, TaskId key) throws Exception {
      return wire.request(
          () ->
              payment.order().amount().compareTo(new BigDecimal("666")) == 0
                  ? Reply.<ConfirmationAnswer>rejected(payment.cancelled("declined"))
                  : once(
                      key,
                      () ->
                          Reply.<ConfirmationAnswer>accepted(
                              new PaymentConfirmed(payment.order()))));
    }
  }

  private final class Delivering implements Courier {
    @Override
    public Preparation<CourierAnswer> hold(PaymentConfirmed order, TaskId reference)
        throws Exception {
      return wire.request(
          () -> {
            String id = "hold-" + (holds.size() + 1);
            holds.put(id, new Hold(reference.value()));
            return Preparation.prepared(new Step(id));
          });
    }

    @Override
    public List<Step> held(TaskId reference) throws Exception {
      return wire.request(
          () ->
              holds.entrySet().stream()
                  .filter(
                      hold ->
                          hold.getValue().reference.equals(reference.value())
                              && hold.getValue().status == Hold.Status.HELD)
                  .map(hold -> new Step(hold.getKey()))
                  .toList());
    }

    @Override
    public Confirmation<CourierAnswer> confirm(PaymentConfirmed order, Step step) throws Exception {
      return wire.request(
          () -> {
            Hold hold = holds.get(step.id());
            if (hold.status == Hold.Status.CANCELLED) {
              return Confirmation.gone();
            }
            if (hold.status == Hold.Status.HELD) {
              hold.status = Hold.Status.CONFIRMED;
              effect(hold.reference);
            }
            return Confirmation.confirmed(booked(order, step));
          });
    }

    @Override
    public Cancellation<CourierAnswer> cancel(PaymentConfirmed order, Step step) throws Exception {
      return wire.request(
          () -> {
            Hold hold = holds.get(step.id());
            if (hold.status == Hold.Status.CONFIRMED) {
              return Cancellation.alreadyConfirmed(booked(order, step));
            }
            hold.status = Hold.Status.CANCELLED;
            return Cancellation.cancelled();
          });
    }

    private OrderConfirmed booked(PaymentConfirmed order, Step step) {
      return new OrderConfirmed(order.orderId(), Optional.of(step.id()));
    }
  }

  private final class Mailing implements MailGateway {
    @Override
    public Reply<NotificationAnswer> tell(InsufficientFunds declined, TaskId reference)
        throws Exception {
      return wire.request(
          () -> {
            effect(reference.value());
            return Reply.accepted(new CustomerNotified(declined.order(), declined.payment()));
          });
    }
  }

  /** The bound that the line keeps, for the warehouse's declaration. */
  static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);
}
