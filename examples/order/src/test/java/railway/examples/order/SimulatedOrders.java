package railway.examples.order;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.NoSlotFound;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.testing.Dice;
import railway.testing.Simulation;
import railway.workflow.Reply;

/** What the world says to an order: its third parties, and the people who are asked. */
public final class SimulatedOrders {

  private SimulatedOrders() {}

  /** Orders of every kind, with everybody they have to do with. */
  public static Simulation<OrderPlaced> simulation() {
    return simulation(OrderSettings.usual());
  }

  /** With settings of their own: the shorter the deadlines, the more is given up. */
  public static Simulation<OrderPlaced> simulation(OrderSettings settings) {
    return Simulation.of(OrderWorkflow.of(Nobody.partners(), settings))
        .startedBy(SimulatedOrders::placed)
        .thirdParty(ReserveStock.class, (placed, dice) -> Reply.accepted(stock(placed)))
        .thirdParty(
            CreateInvoice.class,
            (ready, dice) ->
                Reply.accepted(new InvoiceCreated(ready.order(), "i-" + ready.orderId())))
        .thirdParty(
            CreatePaymentAttempt.class,
            (invoice, dice) ->
                Reply.accepted(
                    new PaymentAttemptCreated(
                        invoice.order(),
                        new Payment(
                            "p-" + invoice.orderId(), URI.create("https://pay.example"), 1))))
        .thirdParty(ConfirmPayment.class, SimulatedOrders::captured)
        .thirdParty(
            BookCourier.class,
            (paid, dice) ->
                dice.nextInt(10) == 0
                    ? Reply.rejected(new NoSlotFound(paid.order()))
                    : Reply.accepted(
                        new OrderConfirmed(paid.orderId(), Optional.of("b-" + paid.orderId()))))
        .thirdParty(NotifyInsufficientFunds.class, SimulatedOrders::told)
        .answering(
            AskAboutMissingProduct.class,
            (missing, dice) ->
                new MissingProductChoice(
                    dice.nextInt(3) == 0
                        ? MissingProductChoice.Choice.CANCEL
                        : MissingProductChoice.Choice.CONTINUE))
        .answering(ReceivePayment.class, SimulatedOrders::webhook)
        .answering(
            WaitForCustomerOnPayment.class,
            (trouble, dice) ->
                new PaymentChoice(
                    dice.nextInt(4) == 0
                        ? PaymentChoice.Choice.CANCEL
                        : PaymentChoice.Choice.TRY_AGAIN))
        .answering(
            ReviewByCustomerSupport.class,
            (support, dice) ->
                new SupportVerdict(
                    dice.nextInt(2) == 0
                        ? SupportVerdict.Verdict.PAYMENT_CONFIRMED
                        : SupportVerdict.Verdict.AGREED_TO_CANCEL,
                    "looked at"));
  }

  /** The next version: less patience, and the same third parties with the same bounds. */
  static OrderWorkflow nextVersion() {
    OrderSettings usual = OrderSettings.usual();
    OrderSettings brisk = OrderSettings.brisk();
    return OrderWorkflow.of(
        Nobody.partners(),
        new OrderSettings(
            brisk.errands(),
            brisk.promises(),
            usual.settlesWithin(),
            usual.keyRetention(),
            brisk.customerDecides(),
            brisk.paymentDeadline()));
  }

  private static OrderPlaced placed(Dice dice) {
    List<OrderLine> lines = new ArrayList<>();
    lines.add(new OrderLine("cup", 1 + dice.below(3), new BigDecimal("4")));
    if (dice.once(3)) {
      lines.add(new OrderLine("rare-vase", 1, new BigDecimal("90")));
    }
    return new OrderPlaced(
        Integer.toString(dice.run()),
        "customer-" + dice.run(),
        "someone@example.org",
        "1 Main Street",
        lines,
        new BigDecimal(dice.once(6) ? "666" : "98"));
  }

  private static StockAnswer stock(OrderPlaced placed) {
    List<OrderLine> missing =
        placed.lines().stream().filter(line -> line.sku().startsWith("rare-")).toList();
    return missing.isEmpty()
        ? new StockReserved(placed.order())
        : new StockShort(placed.order(), missing);
  }

  private static Reply<OrderEvent.ConfirmationAnswer> captured(
      PaymentReceived payment, SplittableRandom dice) {
    return payment.order().amount().compareTo(new BigDecimal("666")) == 0
        ? Reply.rejected(payment.cancelled("declined"))
        : Reply.accepted(new PaymentConfirmed(payment.order()));
  }

  private static Reply<OrderEvent.NotificationAnswer> told(
      InsufficientFunds declined, SplittableRandom dice) {
    return switch (dice.nextInt(12)) {
      case 0 -> Reply.refused("mailbox busy");
      case 1 -> Reply.rejected(declined.cancelled("no such address"));
      default -> Reply.accepted(new CustomerNotified(declined.order(), declined.payment()));
    };
  }

  private static PaymentWebhook webhook(PaymentAwaited awaited, SplittableRandom dice) {
    return new PaymentWebhook(
        "w-" + awaited.payment().attemptId(),
        dice.nextInt(20) == 0 ? "p-another" : awaited.payment().attemptId(),
        awaited.order().orderId(),
        awaited.order().amount(),
        "to-do",
        dice.nextInt(3) == 0 ? "insufficient-funds" : "paid");
  }
}
