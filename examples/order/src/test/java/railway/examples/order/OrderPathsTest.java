package railway.examples.order;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static railway.testing.Expectation.announced;
import static railway.testing.Expectation.attempts;
import static railway.testing.Expectation.awaits;
import static railway.testing.Expectation.compromised;
import static railway.testing.Expectation.effects;
import static railway.testing.Expectation.ended;
import static railway.testing.Expectation.expired;
import static railway.testing.Expectation.happened;
import static railway.testing.Expectation.held;
import static railway.testing.Expectation.lateResult;
import static railway.testing.Expectation.not;
import static railway.testing.Expectation.path;
import static railway.testing.Expectation.performed;
import static railway.testing.Expectation.rejected;
import static railway.testing.Expectation.told;
import static railway.testing.Happening.answered;
import static railway.testing.Happening.answeredAgain;
import static railway.testing.Happening.timePasses;
import static railway.testing.Happening.triggered;
import static railway.testing.Mishap.always;
import static railway.testing.Mishap.killedAfter;
import static railway.testing.Mishap.losesTheReply;
import static railway.testing.Mishap.losesTheRequest;
import static railway.testing.Mishap.refuses;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.decision.Fact.Request;
import railway.engine.Answered;
import railway.examples.order.OrderEvent.ContinuedWithoutMissing;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.NoSlotFound;
import railway.examples.order.OrderEvent.NotificationUncertain;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentOverdue;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.PaymentUnconfirmed;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.testing.Happening;
import railway.testing.Rehearsal;
import railway.workflow.Reply;

/** The paths of an order, one by one. */
final class OrderPathsTest {

  private static final OrderLine CUP = new OrderLine("cup", 2, new BigDecimal("4.00"));
  private static final OrderLine VASE = new OrderLine("vase", 1, new BigDecimal("90.00"));
  private static final OrderPlaced PLACED =
      new OrderPlaced(
          "1",
          "ann",
          "ann@example.org",
          "1 Main Street",
          List.of(CUP, VASE),
          new BigDecimal("98.00"));
  private static final Payment PAYMENT =
      new Payment("attempt-1", URI.create("https://pay.example.org/attempt-1"), 1);
  private static final OrderConfirmed CONFIRMED = new OrderConfirmed("1", Optional.of("van-7"));

  /** A shop in which everybody says yes. */
  private static Rehearsal<OrderPlaced> shop() {
    return Rehearsal.of(OrderWorkflow.of(Nobody.partners(), OrderSettings.usual()))
        .thirdParty(ReserveStock.class, placed -> Reply.accepted(new StockReserved(placed.order())))
        .thirdParty(
            CreateInvoice.class,
            ready -> Reply.accepted(new InvoiceCreated(ready.order(), "invoice-1")))
        .thirdParty(
            CreatePaymentAttempt.class,
            invoice -> Reply.accepted(new PaymentAttemptCreated(invoice.order(), PAYMENT)))
        .thirdParty(
            ConfirmPayment.class, paid -> Reply.accepted(new PaymentConfirmed(paid.order())))
        .thirdParty(BookCourier.class, paid -> Reply.accepted(CONFIRMED))
        .thirdParty(
            NotifyInsufficientFunds.class,
            declined -> Reply.accepted(new CustomerNotified(declined.order(), declined.payment())));
  }

  private static Happening paymentIs(String status) {
    return answered(
        ReceivePayment.class,
        new PaymentWebhook(
            "webhook-1", PAYMENT.attemptId(), "1", PLACED.total(), "receive-payment-1", status));
  }

  private static Happening customerSays(PaymentChoice.Choice choice) {
    return answered(WaitForCustomerOnPayment.class, new PaymentChoice(choice));
  }

  private static Happening supportSays(SupportVerdict.Verdict verdict) {
    return answered(ReviewByCustomerSupport.class, new SupportVerdict(verdict, "spoke to Ann"));
  }

  @Test
  void givenEverybodySaysYes_whenTheCustomerPays_thenTheOrderIsConfirmed() {
    shop()
        .given(PLACED)
        .then(awaits(ReceivePayment.class, new PaymentAwaited(PLACED.order(), PAYMENT)))
        .when(paymentIs("paid"))
        .then(
            path(
                ReserveStock.class,
                CreateInvoice.class,
                CreatePaymentAttempt.class,
                ReceivePayment.class,
                ConfirmPayment.class,
                BookCourier.class),
            ended(CONFIRMED),
            announced(CONFIRMED),
            effects(ConfirmPayment.class, 1),
            effects(BookCourier.class, 1));
  }

  @Test
  void givenStockIsShort_whenTheCustomerContinues_thenOnlyTheRestIsInvoiced() {
    Order rest = PLACED.order().without(List.of(VASE));

    shop()
        .thirdParty(
            ReserveStock.class,
            placed -> Reply.accepted(new StockShort(placed.order(), List.of(VASE))))
        .given(PLACED)
        .then(
            awaits(
                AskAboutMissingProduct.class,
                new MissingProducts(rest, List.of(VASE), new BigDecimal("90.00"))))
        .when(
            answered(
                AskAboutMissingProduct.class,
                new MissingProductChoice(MissingProductChoice.Choice.CONTINUE)))
        .then(
            happened(new ContinuedWithoutMissing(rest)),
            happened(new InvoiceCreated(rest, "invoice-1")),
            awaits(ReceivePayment.class));
  }

  @Test
  void givenFundsWereInsufficient_whenTheCustomerTriesAgain_thenTheOrderIsConfirmed() {
    shop()
        .given(PLACED, paymentIs("insufficient-funds"))
        .then(performed(NotifyInsufficientFunds.class), awaits(WaitForCustomerOnPayment.class))
        .when(customerSays(PaymentChoice.Choice.TRY_AGAIN), paymentIs("paid"))
        .then(
            path(
                ReserveStock.class,
                CreateInvoice.class,
                CreatePaymentAttempt.class,
                ReceivePayment.class,
                NotifyInsufficientFunds.class,
                WaitForCustomerOnPayment.class,
                ReceivePayment.class,
                ConfirmPayment.class,
                BookCourier.class),
            happened(new PaymentReceived(PLACED.order(), PAYMENT.triedAgain())),
            ended(CONFIRMED));
  }

  @Test
  void givenNobodyPays_whenThreeDaysHavePassed_thenSupportReviews_andALatePaymentIsKept() {
    shop()
        .given(PLACED)
        .when(timePasses(ofHours(71)))
        .then(awaits(ReceivePayment.class))
        .when(timePasses(ofHours(1)))
        .then(
            expired(ReceivePayment.class),
            happened(new PaymentOverdue(PLACED.order(), PAYMENT)),
            awaits(ReviewByCustomerSupport.class))
        .when(paymentIs("paid"))
        .then(
            told(Answered.Expired.class),
            lateResult(new PaymentReceived(PLACED.order(), PAYMENT)),
            announced(new PaymentReceived(PLACED.order(), PAYMENT)),
            not(performed(ConfirmPayment.class)),
            awaits(ReviewByCustomerSupport.class))
        .when(supportSays(SupportVerdict.Verdict.AGREED_TO_CANCEL))
        .then(ended(new OrderCancelled("1", "support and customer: spoke to Ann")));
  }

  @Test
  void givenTheCourierHasNoSlot_whenSupportArrangesAnother_thenTheOrderIsConfirmed() {
    shop()
        .thirdParty(BookCourier.class, paid -> Reply.rejected(new NoSlotFound(paid.order())))
        .given(PLACED, paymentIs("paid"))
        .then(
            performed(BookCourier.class),
            happened(new NoSlotFound(PLACED.order())),
            effects(BookCourier.class, 0),
            awaits(ReviewByCustomerSupport.class))
        .when(supportSays(SupportVerdict.Verdict.PAYMENT_CONFIRMED))
        .then(ended(new OrderConfirmed("1", Optional.empty())));
  }

  @Test
  void givenNoAnswerToTheCapture_whenItExpires_thenItIsNotSaidThatNothingHappened() {
    shop()
        .mishaps(ConfirmPayment.class, always(losesTheReply()))
        .given(PLACED)
        .when(paymentIs("paid"))
        .then(
            expired(ConfirmPayment.class),
            happened(new PaymentUnconfirmed(PLACED.order(), PAYMENT)),
            effects(ConfirmPayment.class, 1),
            awaits(ReviewByCustomerSupport.class));
  }

  @Test
  void givenTheReplyOfTheWarehouseIsLost_thenTheQueryFindsIt_andNothingIsReservedTwice() {
    shop()
        .mishaps(ReserveStock.class, losesTheReply())
        .given(PLACED)
        .then(
            happened(new StockReserved(PLACED.order())),
            attempts(ReserveStock.class, 1),
            effects(ReserveStock.class, 1),
            awaits(ReceivePayment.class));
  }

  @Test
  void givenTheProcessIsKilledWhenTheStockIsReserved_thenAnotherOneFindsIt() {
    shop()
        .mishaps(ReserveStock.class, killedAfter())
        .given(PLACED)
        .then(
            attempts(ReserveStock.class, 1),
            effects(ReserveStock.class, 1),
            awaits(ReceivePayment.class));
  }

  @Test
  void givenTheRequestToTheWarehouseIsLost_thenItIsMadeAgain() {
    shop()
        .mishaps(ReserveStock.class, losesTheRequest())
        .given(PLACED)
        .then(attempts(ReserveStock.class, 2), effects(ReserveStock.class, 1));
  }

  @Test
  void givenAMailThatMayHaveBeenSentOnce_thenTheOrderGoesOn_andSaysSo() {
    shop()
        .mishaps(NotifyInsufficientFunds.class, losesTheReply(), always(refuses("mailbox busy")))
        .given(PLACED)
        .when(paymentIs("insufficient-funds"))
        .then(
            compromised(NotifyInsufficientFunds.class),
            happened(new NotificationUncertain(PLACED.order(), PAYMENT, 1)),
            effects(NotifyInsufficientFunds.class, 1),
            awaits(WaitForCustomerOnPayment.class));
  }

  @Test
  void givenTheCourierNeverConfirms_thenTheHoldIsCancelled_andNothingIsBooked() {
    shop()
        .mishaps(BookCourier.class, Request.CONFIRM, always(losesTheRequest()))
        .given(PLACED)
        .when(paymentIs("paid"))
        .then(
            expired(BookCourier.class),
            effects(BookCourier.class, 0),
            held(BookCourier.class, 0),
            awaits(ReviewByCustomerSupport.class));
  }

  @Test
  void givenTheWebhookComesTwice_thenThePaymentIsConfirmedOnce() {
    shop()
        .given(PLACED)
        .when(paymentIs("paid"), answeredAgain())
        .then(told(Answered.Repeated.class), effects(ConfirmPayment.class, 1), ended(CONFIRMED));
  }

  @Test
  void givenAnOrder_whenAnotherOneComesWithItsNumber_thenThatIsRejected() {
    OrderPlaced other =
        new OrderPlaced(
            "1", "bob", "bob@example.org", "2 Main Street", List.of(CUP), new BigDecimal("8.00"));

    shop()
        .given(PLACED)
        .when(triggered(PLACED), triggered(other))
        .then(rejected(other), not(rejected(PLACED)), effects(ReserveStock.class, 1));
  }

  @Test
  void aFailure_readsAsTheGuideShowsIt() throws IOException {
    String guide = Files.readString(Path.of("..", "..", "docs", "guides", "test-your-workflow.md"));
    String begin = "```text\n";
    String from = guide.substring(guide.indexOf(begin) + begin.length());
    List<String> shown = from.substring(0, from.indexOf("```")).lines().toList();

    assertThatThrownBy(OrderPathsTest::aPathThatIsNotSo)
        .message()
        .satisfies(
            message -> {
              List<String> told = message.lines().toList();
              assertThat(shown).hasSizeBetween(10, told.size());
              for (int line = 0; line < shown.size(); line++) {
                assertThat(told.get(line)).startsWith(shown.get(line).replace("…", ""));
              }
            });
  }

  private static void aPathThatIsNotSo() {
    shop()
        .mishaps(ReserveStock.class, losesTheReply())
        .given(PLACED)
        .then(attempts(ReserveStock.class, 2), awaits(AskAboutMissingProduct.class));
  }
}
