package railway.examples.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import railway.examples.refund.RefundEvent.CustomerAnswer;
import railway.examples.refund.RefundEvent.MoneyIsBack;
import railway.examples.refund.RefundEvent.MoneyReturned;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.ReturnAnswer;
import railway.examples.refund.RefundEvent.ReturnDeclined;
import railway.testing.Dice;
import railway.testing.Report;
import railway.testing.Simulation;
import railway.workflow.Reply;

/** Refunds against a world in which everything goes wrong. */
final class RefundSimulationTest {
  private static final int REFUNDS = 2_000;
  private static final int HURRIED = 1_000;

  @Test
  void everyRefundEndsOnce_andEveryPromiseIsKept() {
    Report report = simulation(RefundSettings.usual()).runs(REFUNDS).seed(1).play();
    System.out.println(report.summary());

    assertThat(report.seen().keySet())
        .contains("PaymentReturned", "RefundReviewed", "Compromised", "LateResult", "Lapsed");
  }

  @Test
  void whenThereIsNoTime_everyPromiseIsKept() {
    Report report = simulation(RefundSettings.brisk()).runs(HURRIED).seed(1).play();

    assertThat(report.seen().keySet()).contains("PaymentReturned", "GaveUp", "Compromised");
  }

  private static Simulation<PaymentArrivedLate> simulation(RefundSettings settings) {
    return Simulation.of(Nobody.workflow(settings))
        .startedBy(RefundSimulationTest::late)
        .thirdParty(ReturnPayment.class, RefundSimulationTest::refund)
        .thirdParty(TellCustomer.class, RefundSimulationTest::tell)
        .answering(
            ReviewRefund.class,
            (unclear, dice) ->
                new RefundVerdict(
                    dice.nextInt(2) == 0
                        ? RefundVerdict.Verdict.RETURNED
                        : RefundVerdict.Verdict.NOTHING_TO_RETURN,
                    "looked at"));
  }

  private static PaymentArrivedLate late(Dice dice) {
    return new PaymentArrivedLate(
        Integer.toString(dice.run()),
        "someone@example.org",
        "p-" + dice.run(),
        new BigDecimal(dice.once(5) ? "666" : "98"));
  }

  private static Reply<ReturnAnswer> refund(PaymentArrivedLate late, SplittableRandom dice) {
    return late.amount().compareTo(new BigDecimal("666")) == 0
        ? Reply.rejected(new ReturnDeclined(late.payment(), "card blocked"))
        : Reply.accepted(new MoneyReturned(late.payment()));
  }

  private static Reply<CustomerAnswer> tell(MoneyIsBack back, SplittableRandom dice) {
    return dice.nextInt(12) == 0
        ? Reply.refused("mailbox busy")
        : Reply.accepted(back.payment().returned(Notice.SENT));
  }
}
