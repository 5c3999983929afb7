package railway.examples.thirdparties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BillerTest {
  private final Rig rig = new Rig();
  private final Biller biller = rig.parties.biller();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void invoice_isWrittenOnceAndAnsweredTheSame_whenTheKeyIsRepeated() {
    Heard first = rig.invoice("invoice-o1", 100);
    Heard second = rig.invoice("invoice-o1", 100);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.answer().replayed()).isFalse();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.answer().body()).isEqualTo(first.answer().body());
    assertThat(second.answer().replayed()).isTrue();
    assertThat(invoices("invoice-o1")).isOne();
  }

  @Test
  void invoice_isRefused_whenTheKeyComesWithAnotherBody() {
    rig.invoice("invoice-o1", 100);

    assertThat(rig.invoice("invoice-o1", 101).status()).isEqualTo(422);
    assertThat(invoices("invoice-o1")).isOne();
  }

  @Test
  void invoice_isInProgress_untilTheFirstRequestWithTheKeyIsCarriedOut() {
    biller.faults().throwNext(Fault.LATE_EFFECT);
    assertThat(rig.invoice("invoice-o1", 100)).isEqualTo(new Heard.Nothing());

    Heard meanwhile = rig.invoice("invoice-o1", 100);
    assertThat(meanwhile.status()).isEqualTo(409);
    assertThat(meanwhile.get("reason")).isEqualTo("in progress");
    assertThat(invoices("invoice-o1")).isZero();

    rig.agenda.doNext();
    Heard afterwards = rig.invoice("invoice-o1", 100);
    assertThat(afterwards.status()).isEqualTo(201);
    assertThat(afterwards.answer().replayed()).isTrue();
    assertThat(invoices("invoice-o1")).isOne();
  }

  @Test
  void key_isRemembered_upToItsRetention_andNoLonger() {
    rig.invoice("invoice-o1", 100);
    rig.clock.advance(Rig.RETENTION.minus(Duration.ofNanos(1)));
    assertThat(rig.invoice("invoice-o1", 100).answer().replayed()).isTrue();

    rig.clock.advance(Duration.ofNanos(1));
    Heard again = rig.invoice("invoice-o1", 100);

    assertThat(again.answer().replayed()).isFalse();
    assertThat(again.get("invoiceId")).isEqualTo("inv-o1-2");
    assertThat(invoices("invoice-o1")).isEqualTo(2);
  }

  @Test
  void key_isFree_whenTheRequestWasMalformed() {
    Heard malformed =
        rig.post(biller, "/invoices", Map.of("amount", 100), "Idempotency-Key", "invoice-o1");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.get("error")).asString().contains("orderId");

    assertThat(rig.invoice("invoice-o1", 100).status()).isEqualTo(201);
  }

  @Test
  void invoice_isRefused_withoutAKey() {
    Heard refused = rig.post(biller, "/invoices", Map.of("orderId", "o1", "amount", 100));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.get("error")).asString().contains("Idempotency-Key");
    assertThat(biller.effects().all()).isEmpty();
  }

  @Test
  void console_listsTheInvoicesOfAnOrder() {
    rig.invoice("invoice-o1", 100);

    assertThat(rig.get(biller, "/invoices/o1").get("invoices"))
        .isEqualTo(List.of(Map.of("invoiceId", "inv-o1-1", "orderId", "o1", "amount", 100)));
  }

  private int invoices(String key) {
    return biller.effects().count(Biller.INVOICE, key);
  }
}
