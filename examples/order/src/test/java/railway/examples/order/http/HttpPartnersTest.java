package railway.examples.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import railway.examples.order.Order;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.InvoiceCreated;
import railway.examples.order.OrderEvent.NoSlotFound;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.OrderConfirmed;
import railway.examples.order.OrderEvent.OrderPlaced;
import railway.examples.order.OrderEvent.PaymentAttemptAnswer;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentConfirmed;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.StockReserved;
import railway.examples.order.OrderEvent.StockShort;
import railway.examples.order.OrderLine;
import railway.examples.order.Partners;
import railway.examples.order.Payment;
import railway.examples.thirdparties.Fault;
import railway.examples.thirdparties.Settings;
import railway.examples.thirdparties.ThirdParties;
import railway.workflow.Cancellation;
import railway.workflow.Confirmation;
import railway.workflow.Finding;
import railway.workflow.Preparation;
import railway.workflow.Reply;
import railway.workflow.Step;
import railway.workflow.TaskId;

/** The clients against the real third parties of the example: what each status becomes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpPartnersTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final TaskId KEY = new TaskId("key-1");
  private static final BigDecimal PRICE = new BigDecimal("25.00");
  private static final URI PAGE = URI.create("https://pay.example.org/none");

  private final HttpClient client = Addresses.client(Duration.ofSeconds(5));
  private ThirdParties services = ThirdParties.start(() -> NOW, Settings.calm());
  private Partners partners = connect(Duration.ofSeconds(5));

  @BeforeEach
  void freshServices() {
    services.close();
    services = ThirdParties.start(() -> NOW, Settings.calm());
    partners = connect(Duration.ofSeconds(5));
  }

  @AfterAll
  void close() {
    services.close();
    client.close();
  }

  // ---- Warehouse ----

  @Test
  void allInStock_isAccepted_andFound() throws Exception {
    OrderPlaced placed = placed("book");

    assertThat(partners.warehouse().reserve(placed, KEY))
        .isEqualTo(Reply.accepted(new StockReserved(placed.order())));
    assertThat(partners.warehouse().find(placed, KEY))
        .isEqualTo(Finding.found(new StockReserved(placed.order())));
  }

  @Test
  void someInStock_isAccepted_withWhatIsMissing() throws Exception {
    OrderPlaced placed = placed("book", "rare-stamp");
    StockShort missing = new StockShort(placed.order(), List.of(line("rare-stamp")));

    assertThat(partners.warehouse().reserve(placed, KEY)).isEqualTo(Reply.accepted(missing));
    assertThat(partners.warehouse().find(placed, KEY)).isEqualTo(Finding.found(missing));
  }

  @Test
  void nothingInStock_isRejected_andNotFound() throws Exception {
    OrderPlaced placed = placed("rare-stamp");

    assertThat(partners.warehouse().reserve(placed, KEY))
        .isEqualTo(Reply.rejected(new OrderCancelled("o-1", "nothing of it is in stock")));
    assertThat(partners.warehouse().find(placed, KEY)).isEqualTo(Finding.absent());
  }

  @Test
  void aQueryWithoutAnAnswer_isAnException_andNeverAbsent() {
    services.warehouse().faults().throwNext(Fault.ERROR_BEFORE);

    assertThatThrownBy(() -> partners.warehouse().find(placed("book"), KEY))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessage("the warehouse answered 500");
  }

  // ---- What all of them have in common ----

  @Test
  void whatDefinitelyHadNoEffect_isRefused() throws Exception {
    services.warehouse().faults().throwNext(Fault.REFUSE);

    assertThat(partners.warehouse().reserve(placed("book"), KEY))
        .isEqualTo(Reply.refused("the warehouse answered 503"));
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR_BEFORE", "ERROR_AFTER"})
  void anErrorOfTheThirdParty_isUnanswered_whateverItDid(Fault fault) throws Exception {
    services.warehouse().faults().throwNext(fault);

    assertThat(partners.warehouse().reserve(placed("book"), KEY))
        .isEqualTo(Reply.unanswered("the warehouse answered 500"));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOSE_REQUEST", "LOSE_REPLY"})
  void aLostConnection_isAnException_andNothingIsSentAgain(Fault fault) {
    services.warehouse().faults().throwNext(fault);

    assertThatThrownBy(() -> partners.warehouse().reserve(placed("book"), KEY))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ConnectException.class);
    assertThat(services.warehouse().effects().count("reservation", KEY.value()))
        .isEqualTo(fault == Fault.LOSE_REPLY ? 1 : 0);
  }

  @Test
  void aThirdPartyThatHangs_isGivenUpAtTheLimit() {
    partners = connect(Duration.ofMillis(200));
    services.warehouse().faults().throwNext(Fault.TIME_OUT);

    assertThatThrownBy(() -> partners.warehouse().reserve(placed("book"), KEY))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void aShutPort_isAConnectException_fromWhichTheEngineReadsThatNothingWasSent() {
    services.warehouse().shutPort();

    assertThatThrownBy(() -> partners.warehouse().reserve(placed("book"), KEY))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void anAddressWithAPath_whichWouldBeLost_isRefusedAtOnce() {
    URI withPath = URI.create("https://example.org/api");
    URI without = URI.create("https://example.org/");
    Addresses addresses = new Addresses(without, without, without, without, withPath);

    assertThatThrownBy(() -> addresses.partners(client, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mail gateway is at https://example.org/api: give its address without a path, as in"
                + " https://example.org");
  }

  // ---- Biller ----

  @Test
  void anInvoice_isWrittenOnce_howeverOftenItIsAskedFor() throws Exception {
    StockReserved reserved = new StockReserved(order());
    Reply<?> first = partners.biller().invoice(reserved, KEY);

    assertThat(first).isEqualTo(Reply.accepted(new InvoiceCreated(order(), "inv-o-1-1")));
    assertThat(partners.biller().invoice(reserved, KEY)).isEqualTo(first);
    assertThat(services.biller().effects().count("invoice", KEY.value())).isEqualTo(1);
  }

  @Test
  void aKeyThatCameWithAnotherBody_isRefused() throws Exception {
    partners.biller().invoice(new StockReserved(order()), KEY);
    Order cheaper = new Order("o-1", "c-1", "ann@example.org", "1 Main Street", BigDecimal.ONE);

    assertThat(partners.biller().invoice(new StockReserved(cheaper), KEY))
        .isEqualTo(Reply.refused("the biller answered 422"));
  }

  @Test
  void aKeyInProgressElsewhere_isRefused() throws Exception {
    services.biller().faults().throwNext(Fault.LATE_EFFECT);
    StockReserved reserved = new StockReserved(order());
    assertThatThrownBy(() -> partners.biller().invoice(reserved, KEY))
        .isInstanceOf(IOException.class);

    assertThat(partners.biller().invoice(reserved, KEY))
        .isIn(
            Reply.refused("the biller answered 409"),
            Reply.accepted(new InvoiceCreated(order(), "inv-o-1-1")));
  }

  // ---- Payment provider ----

  @Test
  void aPaymentPage_isOpened_forTheToDoOfTheFirstTry() throws Exception {
    PaymentAttemptCreated created = open();

    assertThat(created.payment().attemptId()).isEqualTo("attempt-o-1-1");
    assertThat(created.payment().tries()).isEqualTo(1);
    assertThat(created.payment().page().toString()).endsWith("/payment-attempts/attempt-o-1-1/pay");
    assertThat(services.paymentProvider().attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.toDo()).isEqualTo("receive-payment-o-1"));
  }

  @Test
  void aPaymentThatIsNotAuthorised_isDeclined() throws Exception {
    Payment payment = open().payment();

    assertThat(
            partners
                .paymentProvider()
                .capture(new PaymentReceived(order(), payment), new TaskId("key-2")))
        .isEqualTo(Reply.rejected(new OrderCancelled("o-1", "the payment was declined")));
  }

  @Test
  void anAttemptThatTheProviderDoesNotKnow_isRefused() throws Exception {
    PaymentReceived unknown = new PaymentReceived(order(), new Payment("attempt-x", PAGE, 1));

    assertThat(partners.paymentProvider().capture(unknown, KEY))
        .isEqualTo(Reply.refused("the payment provider does not know this attempt"));
  }

  // ---- Courier ----

  @Test
  void aHold_isFound_andConfirmedAsOftenAsItIsAsked() throws Exception {
    PaymentConfirmed paid = new PaymentConfirmed(order());
    Step hold = hold(paid);
    OrderConfirmed booked = new OrderConfirmed("o-1", Optional.of("booking-" + hold.id()));

    assertThat(partners.courier().held(KEY)).containsExactly(hold);
    assertThat(partners.courier().confirm(paid, hold)).isEqualTo(Confirmation.confirmed(booked));
    assertThat(partners.courier().confirm(paid, hold)).isEqualTo(Confirmation.confirmed(booked));
    assertThat(partners.courier().held(KEY)).isEmpty();
    assertThat(partners.courier().cancel(paid, hold))
        .isEqualTo(Cancellation.alreadyConfirmed(booked));
  }

  @Test
  void aCancelledHold_isGone() throws Exception {
    PaymentConfirmed paid = new PaymentConfirmed(order());
    Step hold = hold(paid);

    assertThat(partners.courier().cancel(paid, hold)).isEqualTo(Cancellation.cancelled());
    assertThat(partners.courier().cancel(paid, hold)).isEqualTo(Cancellation.cancelled());
    assertThat(partners.courier().confirm(paid, hold)).isEqualTo(Confirmation.gone());
  }

  @Test
  void aHoldThatTheCourierDoesNotKnow_isGone() throws Exception {
    PaymentConfirmed paid = new PaymentConfirmed(order());
    Step unknown = new Step("hold-x");

    assertThat(partners.courier().confirm(paid, unknown)).isEqualTo(Confirmation.gone());
    assertThat(partners.courier().cancel(paid, unknown)).isEqualTo(Cancellation.cancelled());
  }

  @Test
  void anAddressWithoutASlot_isRejected() throws Exception {
    Order remote = new Order("o-1", "c-1", "ann@example.org", "remote island", PRICE);

    assertThat(partners.courier().hold(new PaymentConfirmed(remote), KEY))
        .isEqualTo(Preparation.rejected(new NoSlotFound(remote)));
  }

  @Test
  void troubleWithTheCourier_isRefusedOrUnanswered_andConfirmingIsAnException() throws Exception {
    PaymentConfirmed paid = new PaymentConfirmed(order());
    Step hold = hold(paid);
    services.courier().faults().throwNext(Fault.REFUSE);
    assertThat(partners.courier().hold(paid, KEY))
        .isEqualTo(Preparation.refused("the courier answered 503"));
    services.courier().faults().throwNext(Fault.ERROR_AFTER);
    assertThat(partners.courier().hold(paid, KEY))
        .isEqualTo(Preparation.unanswered("the courier answered 500"));
    services.courier().faults().throwNext(Fault.ERROR_AFTER);
    assertThatThrownBy(() -> partners.courier().confirm(paid, hold))
        .isInstanceOf(UnreadableAnswer.class);
  }

  // ---- Mail gateway ----

  @Test
  void aMail_isAccepted_andThatIsAllThatIsHeardOfIt() throws Exception {
    Payment payment = new Payment("attempt-o-1-1", PAGE, 1);

    assertThat(partners.mailGateway().tell(new InsufficientFunds(order(), payment), KEY))
        .isEqualTo(Reply.accepted(new CustomerNotified(order(), payment)));
    assertThat(services.mailGateway().sent())
        .singleElement()
        .satisfies(mail -> assertThat(mail.to()).isEqualTo("ann@example.org"));
  }

  private PaymentAttemptCreated open() throws Exception {
    Reply<PaymentAttemptAnswer> reply =
        partners
            .paymentProvider()
            .open(new InvoiceCreated(order(), "inv-o-1-1"), KEY, new TaskId("receive-payment-o-1"));
    return switch (reply) {
      case Reply.Accepted<PaymentAttemptAnswer>(PaymentAttemptCreated created) -> created;
      case Reply<PaymentAttemptAnswer> other -> throw new AssertionError(other);
    };
  }

  private Step hold(PaymentConfirmed paid) throws Exception {
    return switch (partners.courier().hold(paid, KEY)) {
      case Preparation.Prepared<?>(Step step) -> step;
      case Preparation<?> other -> throw new AssertionError(other);
    };
  }

  private Partners connect(Duration requestLimit) {
    return new Addresses(
            services.warehouse().uri(),
            services.biller().uri(),
            services.paymentProvider().uri(),
            services.courier().uri(),
            services.mailGateway().uri())
        .partners(client, requestLimit);
  }

  private static Order order() {
    return new Order("o-1", "c-1", "ann@example.org", "1 Main Street", PRICE);
  }

  private static OrderPlaced placed(String... skus) {
    return new OrderPlaced(
        "o-1",
        "c-1",
        "ann@example.org",
        "1 Main Street",
        List.of(skus).stream().map(HttpPartnersTest::line).toList(),
        PRICE);
  }

  private static OrderLine line(String sku) {
    return new OrderLine(sku, 1, new BigDecimal("10.00"));
  }
}
