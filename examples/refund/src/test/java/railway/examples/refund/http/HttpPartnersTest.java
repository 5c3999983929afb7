package railway.examples.refund.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import railway.examples.common.http.Line;
import railway.examples.common.http.LineClient;
import railway.examples.refund.LatePayment;
import railway.examples.refund.Notice;
import railway.examples.refund.RefundEvent.MoneyReturned;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnDeclined;
import railway.examples.thirdparties.Fault;
import railway.examples.thirdparties.Mail;
import railway.examples.thirdparties.MailGateway;
import railway.examples.thirdparties.PaymentProvider;
import railway.examples.thirdparties.Settings;
import railway.examples.thirdparties.ThirdParties;
import railway.workflow.Reply;
import railway.workflow.TaskId;

/** The clients against the real third parties of the example: what each status becomes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpPartnersTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final TaskId KEY = new TaskId("return-payment-attempt-o-1-1");
  private static final PaymentArrivedLate LATE =
      new PaymentArrivedLate("o-1", "ann@example.org", "attempt-o-1-1", new BigDecimal("25.00"));
  private static final LatePayment PAYMENT = LATE.payment();

  private final LineClient client = new LineClient(Duration.ofSeconds(5));
  private ThirdParties services = ThirdParties.start(() -> NOW, Settings.calm());

  @BeforeEach
  void freshServices() {
    services.close();
    services = ThirdParties.start(() -> NOW, Settings.calm());
  }

  @AfterAll
  void close() {
    services.close();
    client.close();
  }

  @Test
  void aPayment_isReturnedOnce_howeverOftenItIsAskedFor() throws Exception {
    open();
    pay("good");

    assertThat(refund()).isEqualTo(Reply.accepted(new MoneyReturned(PAYMENT)));
    assertThat(refund()).isEqualTo(Reply.accepted(new MoneyReturned(PAYMENT)));
    assertThat(services.paymentProvider().effects().count(PaymentProvider.REFUND, KEY.value()))
        .isEqualTo(1);
  }

  @Test
  void whatCannotBeReturned_isRejectedWithTheReason() throws Exception {
    assertThat(refund())
        .isEqualTo(Reply.rejected(new ReturnDeclined(PAYMENT, "it does not know this payment")));

    open();
    assertThat(provider().refund(LATE, new TaskId("not-paid")))
        .isEqualTo(Reply.rejected(new ReturnDeclined(PAYMENT, "not paid")));

    pay("blocked");
    assertThat(provider().refund(LATE, new TaskId("blocked")))
        .isEqualTo(Reply.rejected(new ReturnDeclined(PAYMENT, "card blocked")));
  }

  @Test
  void whatDefinitelyHadNoEffect_isRefused_andWhateverElseIsUnanswered() throws Exception {
    services.paymentProvider().faults().throwNext(Fault.REFUSE);
    assertThat(refund()).isEqualTo(Reply.refused("the payment provider answered 503"));

    services.paymentProvider().faults().throwNext(Fault.ERROR_AFTER);
    assertThat(refund()).isEqualTo(Reply.unanswered("the payment provider answered 500"));
  }

  @Test
  void theCustomer_isTold_andTheMailNamesWhatIsBack() throws Exception {
    Line line = line("mail gateway", services.mailGateway().uri());

    assertThat(new HttpMailGateway(line).tell(new MoneyReturned(PAYMENT), new TaskId("tell-1")))
        .isEqualTo(Reply.accepted(PAYMENT.returned(Notice.SENT)));
    assertThat(services.mailGateway().sent())
        .containsExactly(
            new Mail(
                "ann@example.org",
                "Your payment for order o-1",
                "Your payment of 25.00 came too late. You have it back.",
                "tell-1"));
    assertThat(services.mailGateway().effects().count(MailGateway.MAIL, "tell-1")).isEqualTo(1);
  }

  private Reply<?> refund() throws Exception {
    return provider().refund(LATE, KEY);
  }

  private HttpPaymentProvider provider() {
    return new HttpPaymentProvider(line("payment provider", services.paymentProvider().uri()));
  }

  private Line line(String who, URI where) {
    return new Line(who, client, where, Duration.ofSeconds(5));
  }

  private void open() throws Exception {
    post(
        "/payment-attempts",
        "{\"orderId\":\"o-1\",\"amount\":25,\"toDo\":\"t\",\"callbackUrl\":\"http://127.0.0.1:9/\"}");
  }

  private void pay(String card) throws Exception {
    post("/payment-attempts/attempt-o-1-1/pay", "{\"card\":\"%s\"}".formatted(card));
  }

  private void post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(services.paymentProvider().uri().resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "open-" + path)
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(client.get().send(request, BodyHandlers.ofString()).statusCode())
        .isBetween(200, 201);
  }
}
