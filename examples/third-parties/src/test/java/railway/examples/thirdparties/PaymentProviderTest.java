package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentProviderTest {
  private final Rig rig = new Rig();
  private final PaymentProvider payments = rig.parties.paymentProvider();
  private Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    rig.close();
    receiver.close();
  }

  @Test
  void attempt_isMadeOnce_andNamesItsPaymentPage() {
    Heard first = attempt("k1");
    Heard second = attempt("k1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.get("attemptId")).isEqualTo("attempt-o1-1");
    assertThat(first.get("paymentPage"))
        .isEqualTo(payments.uri() + "/payment-attempts/attempt-o1-1/pay");
    assertThat(second.answer().body()).isEqualTo(first.answer().body());
    assertThat(payments.effects().count(PaymentProvider.ATTEMPT, "k1")).isOne();
  }

  @Test
  void payment_isToldToTheToDoThatWaits() {
    attempt("k1");

    assertThat(pay("good").get("status")).isEqualTo("paid");
    Receiver.Received webhook = receiver.next();
    assertThat(webhook.path()).isEqualTo("/todos/receive%20payment%2Fo1/answer");
    assertThat(webhook.authorization()).isEmpty();
    assertThat(webhook.id()).isEqualTo("webhook-attempt-o1-1-1");
    assertThat(webhook.body())
        .isEqualTo(
            Map.of(
                "webhookId", "webhook-attempt-o1-1-1",
                "attemptId", "attempt-o1-1",
                "orderId", "o1",
                "amount", 100,
                "toDo", "receive payment/o1",
                "status", "paid"));
    await(new Delivery("webhook-attempt-o1-1-1", 1, 1, 200, Delivery.State.DELIVERED));
  }

  @Test
  void webhook_carriesTheToken_andGoesWhereItWasConfigured() {
    payments.callBack(receiver.url("/hooks/{toDo}"), "secret");
    rig.post(
        payments,
        "/payment-attempts",
        Map.of("orderId", "o1", "amount", 100, "toDo", "t1"),
        "Idempotency-Key",
        "k1");
    pay("good");

    Receiver.Received webhook = receiver.next();
    assertThat(webhook.path()).isEqualTo("/hooks/t1");
    assertThat(webhook.authorization()).containsExactly("Bearer secret");
  }

  @Test
  void customer_paysAgainAfterInsufficientFunds_forTheToDoThatWaitsThen() {
    attempt("k1");

    assertThat(pay("empty").get("status")).isEqualTo("insufficient-funds");
    assertThat(receiver.next().body()).containsEntry("status", "insufficient-funds");
    Heard paid =
        rig.post(
            payments,
            "/payment-attempts/attempt-o1-1/pay",
            Map.of("card", "good", "toDo", "receive-payment-o1-2"));
    Receiver.Received second = receiver.next();

    assertThat(paid.status()).isEqualTo(200);
    assertThat(second.path()).isEqualTo("/todos/receive-payment-o1-2/answer");
    assertThat(second.id()).isEqualTo("webhook-attempt-o1-1-2");
    assertThat(pay("good").status()).as("paid is final").isEqualTo(409);
  }

  @Test
  void customerWhoLeaves_causesNoWebhook() {
    attempt("k1");

    assertThat(pay("abandoned").get("status")).isEqualTo("open");
    assertThat(payments.deliveries()).isEmpty();
  }

  @Test
  void webhook_isRepeated_afterNotFound_untilItIsTaken() {
    answering(404);
    attempt("k1");
    pay("good");

    assertThat(rig.agenda.doNext()).isEqualTo(Duration.ofSeconds(1));
    assertThat(receiver.next()).isEqualTo(receiver.next());
    await(new Delivery("webhook-attempt-o1-1-1", 1, 2, 200, Delivery.State.DELIVERED));
    assertThat(rig.agenda.isEmpty()).isTrue();
  }

  @Test
  void webhook_waitsLongerEachTime_andIsGivenUpInTheEnd() {
    answering(500, 409, 425, 429, 503);
    attempt("k1");
    pay("good");

    assertThat(List.of(rig.agenda.doNext(), rig.agenda.doNext(), rig.agenda.doNext()))
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    assertThat(rig.agenda.doNext()).isEqualTo(Duration.ofSeconds(3));
    await(new Delivery("webhook-attempt-o1-1-1", 1, 5, 503, Delivery.State.GIVEN_UP));
  }

  @Test
  void webhook_isRepeated_whenNobodyListens() {
    attempt("k1");
    receiver.close();
    pay("good");

    assertThat(rig.agenda.next().delay()).isEqualTo(Duration.ofSeconds(1));
    await(new Delivery("webhook-attempt-o1-1-1", 1, 1, 0, Delivery.State.UNDER_WAY));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 410, 422})
  void webhook_isNotRepeated_whenItIsRefusedForGood(int status) {
    answering(status);
    attempt("k1");
    pay("good");

    await(new Delivery("webhook-attempt-o1-1-1", 1, 1, status, Delivery.State.REFUSED));
    assertThat(rig.agenda.isEmpty()).isTrue();
  }

  @Test
  void webhook_comesTwice_whenItIsDuplicated() {
    payments.webhookFaults().throwNext(WebhookFault.DUPLICATE_WEBHOOK);
    attempt("k1");
    pay("good");

    assertThat(receiver.next()).isEqualTo(receiver.next());
    await(new Delivery("webhook-attempt-o1-1-1", 2, 1, 200, Delivery.State.DELIVERED));
  }

  @Test
  void webhook_comesAgain_whenTheAnswerToItIsTakenForLost() {
    rig.post(payments, "/_faults", Map.of("fault", "repeatWebhook"));
    attempt("k1");
    pay("good");
    Receiver.Received first = receiver.next();

    rig.agenda.doNext();
    assertThat(receiver.next()).isEqualTo(first);
    await(new Delivery("webhook-attempt-o1-1-1", 1, 2, 200, Delivery.State.DELIVERED));
  }

  @Test
  void webhook_comesLate_whenItIsLate() {
    payments.webhookFaults().throwNext(WebhookFault.LATE_WEBHOOK);
    attempt("k1");
    pay("good");

    assertThat(payments.deliveries())
        .containsExactly(new Delivery("webhook-attempt-o1-1-1", 1, 0, 0, Delivery.State.UNDER_WAY));
    assertThat(rig.parties.underWay()).isOne();
    assertThat(rig.agenda.doNext()).isEqualTo(Rig.PACE.webhookLateBy());
    receiver.next();
    await(new Delivery("webhook-attempt-o1-1-1", 1, 1, 200, Delivery.State.DELIVERED));
    assertThat(rig.parties.underWay()).isZero();
  }

  @Test
  void capture_chargesOnce_whenTheKeyIsRepeated_andAgainUnderAnotherKey() {
    attempt("k1");
    pay("good");

    assertThat(capture("c1").get("status")).isEqualTo("captured");
    assertThat(capture("c1").answer().replayed()).isTrue();
    assertThat(capture("c2").status()).isEqualTo(200);
    assertThat(payments.effects().of(PaymentProvider.CAPTURE)).isEqualTo(Map.of("c1", 1, "c2", 1));
  }

  @Test
  void capture_isDeclined_whenTheCardIsBlocked() {
    attempt("k1");

    assertThat(pay("blocked").get("status")).isEqualTo("paid");
    assertThat(capture("c1").status()).isEqualTo(402);
    assertThat(capture("c1").get("reason")).isEqualTo("card blocked");
    assertThat(payments.effects().of(PaymentProvider.CAPTURE)).isEmpty();
  }

  @Test
  void capture_isDeclined_whenNothingWasPaid() {
    attempt("k1");

    assertThat(capture("c1").status()).isEqualTo(402);
    assertThat(capture("c1").get("reason")).isEqualTo("not paid");
  }

  @Test
  void refund_isMadeOnce_howeverOftenTheKeyIsRepeated_andNotAgainUnderAnotherKey() {
    attempt("k1");
    pay("good");

    assertThat(refund("r1").get("status")).isEqualTo("refunded");
    assertThat(refund("r1").answer().replayed()).isTrue();
    assertThat(refund("r2").status()).isEqualTo(402);
    assertThat(refund("r2").get("reason")).isEqualTo("refunded");
    assertThat(payments.effects().of(PaymentProvider.REFUND)).isEqualTo(Map.of("r1", 1));
  }

  @Test
  void whatWasRefunded_cannotBeCaptured_norPaidAgain() {
    attempt("k1");
    pay("good");
    refund("r1");

    assertThat(capture("c1").get("reason")).isEqualTo("refunded");
    assertThat(pay("good").status()).isEqualTo(409);
    assertThat(payments.effects().of(PaymentProvider.CAPTURE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"abandoned, not paid", "empty, not paid", "blocked, card blocked"})
  void refund_isDeclined_whenThereIsNothingToGiveBack_orNowhere(String card, String reason) {
    attempt("k1");
    pay(card);

    assertThat(refund("r1").status()).isEqualTo(402);
    assertThat(refund("r1").get("reason")).isEqualTo(reason);
    assertThat(payments.effects().of(PaymentProvider.REFUND)).isEmpty();
  }

  @Test
  void refund_isDeclined_whenThePaymentWasCaptured() {
    attempt("k1");
    pay("good");
    capture("c1");

    assertThat(refund("r1").get("reason")).isEqualTo("captured");
    assertThat(payments.effects().of(PaymentProvider.REFUND)).isEmpty();
  }

  @Test
  void key_isBoundToItsAttempt() {
    attempt("k1");
    attempt("k2");
    pay("good");
    capture("c1");
    Heard elsewhere =
        rig.post(
            payments,
            "/payment-attempts/attempt-o1-2/capture",
            Map.of("amount", 100),
            "Idempotency-Key",
            "c1");

    assertThat(elsewhere.status()).isEqualTo(422);
  }

  @Test
  void attempt_isRefused_whenItWantsToBeCalledBackElsewhere() {
    Heard refused =
        rig.post(
            payments,
            "/payment-attempts",
            Map.of(
                "orderId", "o1", "amount", 1, "toDo", "t1", "callbackUrl", "http://example.org/"),
            "Idempotency-Key",
            "k1");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.get("error")).asString().contains("http://127.0.0.1");
    assertThatThrownBy(() -> payments.callBack("https://example.org/{toDo}", "secret"))
        .hasMessageContaining("http://127.0.0.1");
  }

  @Test
  void pay_isRefused_whenNobodyIsToBeCalledBack() {
    rig.post(
        payments,
        "/payment-attempts",
        Map.of("orderId", "o1", "amount", 100, "toDo", "t1"),
        "Idempotency-Key",
        "k1");

    assertThat(pay("good").status()).isEqualTo(400);
    assertThat(pay("good").get("error")).asString().contains("callbackUrl");
    assertThat(payments.attempts().getFirst().status()).isEqualTo(PaymentStatus.OPEN);
  }

  @Test
  void pay_isRefusedWithTheCards_whenTheCardIsUnknown() {
    attempt("k1");

    assertThat(pay("gold").status()).isEqualTo(400);
    assertThat(pay("gold").get("error"))
        .asString()
        .contains("gold", "good, empty, abandoned, blocked");
  }

  @Test
  void unknownAttempt_isNotFound() {
    assertThat(pay("good").status()).isEqualTo(404);
    assertThat(capture("c1").status()).isEqualTo(404);
    assertThat(refund("r1").status()).isEqualTo(404);
    assertThat(rig.get(payments, "/payment-attempts/attempt-o1-1").status()).isEqualTo(404);
  }

  private void answering(Integer... statuses) {
    receiver.close();
    receiver = new Receiver(statuses);
  }

  private Heard attempt(String key) {
    return rig.post(
        payments,
        "/payment-attempts",
        new TreeMap<>(
            Map.of(
                "orderId",
                "o1",
                "amount",
                100,
                "toDo",
                "receive payment/o1",
                "callbackUrl",
                receiver.url("/todos/{toDo}/answer"))),
        "Idempotency-Key",
        key);
  }

  private Heard pay(String card) {
    return rig.post(payments, "/payment-attempts/attempt-o1-1/pay", Map.of("card", card));
  }

  private Heard capture(String key) {
    return rig.post(
        payments,
        "/payment-attempts/attempt-o1-1/capture",
        Map.of("amount", 100),
        "Idempotency-Key",
        key);
  }

  private Heard refund(String key) {
    return rig.post(
        payments,
        "/payment-attempts/attempt-o1-1/refund",
        Map.of("attemptId", "attempt-o1-1"),
        "Idempotency-Key",
        key);
  }

  /** Waits until the delivery stands so, as the receiver's answer takes its way to the log. */
  private void await(Delivery wanted) {
    for (int i = 0; i < 1000 && !payments.deliveries().contains(wanted); i++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(payments.deliveries()).contains(wanted);
  }
}
