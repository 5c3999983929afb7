package railway.examples.refund;

import static java.time.Duration.ofHours;
import static railway.testing.Expectation.announced;
import static railway.testing.Expectation.awaits;
import static railway.testing.Expectation.compromised;
import static railway.testing.Expectation.effects;
import static railway.testing.Expectation.ended;
import static railway.testing.Expectation.expired;
import static railway.testing.Expectation.gaveUp;
import static railway.testing.Expectation.not;
import static railway.testing.Expectation.path;
import static railway.testing.Expectation.performed;
import static railway.testing.Expectation.rejected;
import static railway.testing.Happening.answered;
import static railway.testing.Happening.timePasses;
import static railway.testing.Happening.triggered;
import static railway.testing.Mishap.always;
import static railway.testing.Mishap.killedAfter;
import static railway.testing.Mishap.losesTheReply;
import static railway.testing.Mishap.refuses;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import railway.examples.refund.RefundEvent.MoneyReturned;
import railway.examples.refund.RefundEvent.PaymentArrivedLate;
import railway.examples.refund.RefundEvent.RefundReviewed;
import railway.examples.refund.RefundEvent.ReturnDeclined;
import railway.examples.refund.RefundEvent.ReturnUnclear;
import railway.testing.Happening;
import railway.testing.Rehearsal;
import railway.workflow.Reply;

/** The paths of a refund, one by one. */
final class RefundPathsTest {

  private static final PaymentArrivedLate LATE =
      new PaymentArrivedLate("1", "ann@example.org", "attempt-1-1", new BigDecimal("98.00"));
  private static final LatePayment PAYMENT = LATE.payment();

  /** A provider that returns payments, and a gateway that sends mails. */
  private static Rehearsal<PaymentArrivedLate> office() {
    return Rehearsal.of(Nobody.workflow(RefundSettings.usual()))
        .thirdParty(ReturnPayment.class, late -> Reply.accepted(new MoneyReturned(late.payment())))
        .thirdParty(
            TellCustomer.class, back -> Reply.accepted(back.payment().returned(Notice.SENT)));
  }

  private static Happening supportSays(RefundVerdict.Verdict verdict) {
    return answered(ReviewRefund.class, new RefundVerdict(verdict, "called the bank"));
  }

  @Test
  void givenALatePayment_thenItIsReturned_andTheCustomerKnows() {
    office()
        .given(LATE)
        .then(
            path(ReturnPayment.class, TellCustomer.class),
            effects(ReturnPayment.class, 1),
            effects(TellCustomer.class, 1),
            ended(PAYMENT.returned(Notice.SENT)),
            announced(PAYMENT.returned(Notice.SENT)));
  }

  @Test
  void givenALatePayment_whenItIsAnnouncedAgain_thenItIsReturnedOnce() {
    office()
        .given(LATE)
        .when(triggered(LATE))
        .then(effects(ReturnPayment.class, 1), not(rejected(LATE)));
  }

  @Test
  void givenTheReplyOfTheProviderIsLost_thenTheKeyBringsItAgain_andItIsReturnedOnce() {
    office()
        .mishaps(ReturnPayment.class, losesTheReply(), killedAfter())
        .given(LATE)
        .then(effects(ReturnPayment.class, 1), ended(PAYMENT.returned(Notice.SENT)));
  }

  @Test
  void givenTheProviderSaysNo_whenSupportReturnsItByHand_thenTheCustomerKnows() {
    ReturnDeclined declined = new ReturnDeclined(PAYMENT, "card blocked");

    office()
        .thirdParty(ReturnPayment.class, late -> Reply.rejected(declined))
        .given(LATE)
        .then(
            effects(ReturnPayment.class, 0),
            awaits(ReviewRefund.class, new RefundCase(PAYMENT, declined.concern())))
        .when(supportSays(RefundVerdict.Verdict.RETURNED))
        .then(
            path(ReturnPayment.class, ReviewRefund.class, TellCustomer.class),
            ended(PAYMENT.returned(Notice.SENT)));
  }

  @Test
  void givenTheProviderSaysNo_whenSupportFindsNothingToReturn_thenNoMailIsSent() {
    office()
        .thirdParty(
            ReturnPayment.class, late -> Reply.rejected(new ReturnDeclined(PAYMENT, "captured")))
        .given(LATE)
        .when(supportSays(RefundVerdict.Verdict.NOTHING_TO_RETURN))
        .then(
            not(performed(TellCustomer.class)),
            ended(new RefundReviewed("1", "attempt-1-1", "called the bank")));
  }

  @Test
  void givenNoAnswerOfTheProvider_whenItExpires_thenAPersonLooks_forItMayHaveBeenReturned() {
    office()
        .mishaps(ReturnPayment.class, always(losesTheReply()))
        .given(LATE)
        .then(
            expired(ReturnPayment.class),
            effects(ReturnPayment.class, 1),
            awaits(
                ReviewRefund.class, new RefundCase(PAYMENT, new ReturnUnclear(PAYMENT).concern())))
        .when(timePasses(ofHours(1000)))
        .then(awaits(ReviewRefund.class));
  }

  @Test
  void givenAMailThatMayHaveBeenSent_thenNoSecondOneIsSent() {
    office()
        .mishaps(TellCustomer.class, losesTheReply())
        .given(LATE)
        .then(
            compromised(TellCustomer.class),
            effects(TellCustomer.class, 1),
            ended(PAYMENT.returned(Notice.PERHAPS_SENT)));
  }

  @Test
  void givenAGatewayThatTakesNothing_thenTheRefundEndsWithoutAMail() {
    office()
        .mishaps(TellCustomer.class, always(refuses("busy")))
        .given(LATE)
        .then(
            gaveUp(TellCustomer.class),
            effects(TellCustomer.class, 0),
            ended(PAYMENT.returned(Notice.NOT_SENT)));
  }
}
