package railway.examples.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import railway.examples.common.Given;
import railway.workflow.Event;
import railway.workflow.Outcome;

/**
 * Everything that can be said of an order, grouped by who says it. Each event carries what the
 * tasks after it need, and no more, so that an ordinary entry of the journal stays far below 1 KB.
 */
public sealed interface OrderEvent extends Event {

  String orderId();

  /**
   * The default exit: faults and expirations that lead nowhere else end here. A task takes it by
   * saying so, and its answers permit it; nothing is cancelled behind an author's back.
   */
  default OrderCancelled cancelled(String reason) {
    return new OrderCancelled(orderId(), reason);
  }

  /** All events between the first and the outcome carry the order. */
  sealed interface Underway extends OrderEvent {
    Order order();

    @Override
    default String orderId() {
      return order().orderId();
    }
  }

  // ---- How it starts, and how it ends ----

  /**
   * A customer has ordered.
   *
   * @param total what is to be paid, freight and discounts included; hence not the sum of the lines
   */
  record OrderPlaced(
      String orderId,
      String customerId,
      String email,
      String address,
      List<OrderLine> lines,
      BigDecimal total)
      implements OrderEvent {

    /** More than this is a wholesale order, which is another workflow. */
    public static final int MOST_LINES = 100;

    public OrderPlaced {
      orderId = Given.id("orderId", orderId);
      customerId = Given.text("customerId", customerId, 100);
      email = Given.text("email", email, 254);
      address = Given.text("address", address, 300);
      lines = List.copyOf(lines);
      if (lines.isEmpty() || lines.size() > MOST_LINES) {
        throw new IllegalArgumentException(
            "lines: an order has 1 to %d of them, not %d".formatted(MOST_LINES, lines.size()));
      }
      total = Given.money("total", total);
    }

    /** What the rest of the line needs to know of it. */
    public Order order() {
      return new Order(orderId, customerId, email, address, total);
    }
  }

  /** How an order can end. */
  sealed interface OrderOutcome extends OrderEvent, Outcome {}

  /**
   * The customer will get the goods.
   *
   * @param booking the courier's name for the delivery, unless support arranged another
   */
  record OrderConfirmed(String orderId, Optional<String> booking)
      implements OrderOutcome, CourierAnswer, SupportAnswer {}

  /** The order is over, and why. */
  record OrderCancelled(String orderId, String reason)
      implements OrderOutcome,
          StockAnswer,
          MissingProductAnswer,
          InvoiceAnswer,
          PaymentAttemptAnswer,
          ConfirmationAnswer,
          CourierAnswer,
          NotificationAnswer,
          CustomerAnswer,
          SupportAnswer {}

  // ---- Reserve stock ----

  sealed interface StockAnswer extends OrderEvent {}

  record StockReserved(Order order) implements StockAnswer, ReadyToInvoice {}

  /** What there is has been reserved; these lines are missing. */
  record StockShort(Order order, List<OrderLine> missing) implements StockAnswer, Underway {
    public StockShort {
      missing = List.copyOf(missing);
    }
  }

  // ---- Continue without missing product ----

  sealed interface MissingProductAnswer extends OrderEvent {}

  /** The customer goes on with what there is, and pays for that only. */
  record ContinuedWithoutMissing(Order order) implements MissingProductAnswer, ReadyToInvoice {}

  // ---- Create invoice ----

  /** It is clear what is to be paid for. */
  sealed interface ReadyToInvoice extends Underway {}

  sealed interface InvoiceAnswer extends OrderEvent {}

  record InvoiceCreated(Order order, String invoiceId) implements InvoiceAnswer, Underway {}

  // ---- Create payment attempt ----

  sealed interface PaymentAttemptAnswer extends OrderEvent {}

  record PaymentAttemptCreated(Order order, Payment payment)
      implements PaymentAttemptAnswer, PaymentDue {}

  // ---- Receive payment ----

  /** The customer can pay; {@link Payment#tries} counts how often that has been so. */
  sealed interface PaymentDue extends Underway {
    Payment payment();
  }

  sealed interface PaymentAnswer extends OrderEvent {}

  record PaymentReceived(Order order, Payment payment) implements PaymentAnswer, Underway {}

  record InsufficientFunds(Order order, Payment payment) implements PaymentAnswer, Underway {}

  record PaymentOverdue(Order order, Payment payment) implements PaymentAnswer, ReviewNeeded {
    @Override
    public String concern() {
      return "Nothing was heard of payment " + payment.attemptId() + " in time.";
    }
  }

  // ---- Confirm payment ----

  sealed interface ConfirmationAnswer extends OrderEvent {}

  record PaymentConfirmed(Order order) implements ConfirmationAnswer, Underway {}

  /** Nobody knows whether the customer was charged: at most once. */
  record PaymentUnconfirmed(Order order, Payment payment)
      implements ConfirmationAnswer, ReviewNeeded {
    @Override
    public String concern() {
      return "Payment %s was authorised; whether it was charged is not known."
          .formatted(payment.attemptId());
    }
  }

  // ---- Book courier ----

  sealed interface CourierAnswer extends OrderEvent {}

  record NoSlotFound(Order order) implements CourierAnswer, ReviewNeeded {
    @Override
    public String concern() {
      return "The order is paid, and the courier has no slot for its address.";
    }
  }

  /** No courier is booked, for certain. */
  record BookingOverdue(Order order) implements CourierAnswer, ReviewNeeded {
    @Override
    public String concern() {
      return "The order is paid, and no courier could be booked in time.";
    }
  }

  // ---- Notify insufficient funds ----

  sealed interface NotificationAnswer extends OrderEvent {}

  record CustomerNotified(Order order, Payment payment)
      implements NotificationAnswer, CustomerToChoose {}

  /**
   * The mail may have been sent, at most so many times. The order goes on: the shop shows it too.
   */
  record NotificationUncertain(Order order, Payment payment, int atMost)
      implements NotificationAnswer, CustomerToChoose {}

  // ---- Waiting for user on payment ----

  sealed interface CustomerToChoose extends Underway {
    Payment payment();
  }

  sealed interface CustomerAnswer extends OrderEvent {}

  record PaymentRetried(Order order, Payment payment) implements CustomerAnswer, PaymentDue {}

  // ---- Customer support review ----

  /** The line cannot go on by itself. */
  sealed interface ReviewNeeded extends Underway {

    /** What a support agent is told. */
    String concern();
  }

  sealed interface SupportAnswer extends OrderEvent {}
}
