package railway.examples.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;
import railway.examples.order.OrderEvent.CustomerNotified;
import railway.examples.order.OrderEvent.InsufficientFunds;
import railway.examples.order.OrderEvent.OrderCancelled;
import railway.examples.order.OrderEvent.PaymentAnswer;
import railway.examples.order.OrderEvent.PaymentAttemptCreated;
import railway.examples.order.OrderEvent.PaymentDue;
import railway.examples.order.OrderEvent.PaymentReceived;
import railway.examples.order.OrderEvent.PaymentRetried;
import railway.workflow.Decision;
import railway.workflow.TaskId;
import railway.workflow.Transition;

/** The loop of the payment (ADR 0101): each try is a To-Do of its own, known before it is open. */
final class LoopTest {
  private static final Order ORDER =
      new Order("o-1", "c-1", "ann@example.org", "1 Main Street", new BigDecimal("25.00"));
  private static final Payment FIRST =
      new Payment("attempt-o-1-1", URI.create("https://pay.example.org/attempt-o-1-1"), 1);

  private final OrderWorkflow workflow = OrderWorkflow.of(Nobody.partners(), OrderSettings.usual());
  private final ReceivePayment receive = workflow.receivePayment();
  private final WaitForCustomerOnPayment wait = workflow.waitForCustomerOnPayment();

  @Test
  void everyVisitOfReceivePayment_isTheToDo_thatWasAnnouncedBeforeIt() {
    PaymentDue due = new PaymentAttemptCreated(ORDER, FIRST);
    String announced = Payment.toDo("o-1", 1).value();

    for (int visit = 1; visit <= 5; visit++) {
      assertThat(workflow.transition(due))
          .isEqualTo(new Transition.Await<OrderEvent>(receive, due));
      assertThat(TaskId.ofVisit(receive.identifier(due), visit).value()).isEqualTo(announced);

      InsufficientFunds declined = declined(due);
      PaymentTrouble shown =
          wait.readModel(new CustomerNotified(declined.order(), declined.payment()));
      announced = shown.nextToDo();
      due = tryAgain(shown);
    }
    assertThat(announced).isEqualTo("receive-payment-o-1-visit-6");
  }

  @Test
  void aPaymentTriedTooOften_canOnlyBeCancelled() {
    Payment last = new Payment(FIRST.attemptId(), FIRST.page(), Payment.MOST_TRIES);
    PaymentTrouble shown = wait.readModel(new CustomerNotified(ORDER, last));

    assertThat(wait.decide(shown, new PaymentChoice(PaymentChoice.Choice.TRY_AGAIN)))
        .isInstanceOf(Decision.Invalid.class);
    assertThat(wait.decide(shown, new PaymentChoice(PaymentChoice.Choice.CANCEL)))
        .isEqualTo(
            Decision.decided(new OrderCancelled("o-1", "the customer does not want to pay")));
  }

  @Test
  void aWebhookAboutThisPayment_decides() {
    assertThat(decide(webhook("attempt-o-1-1", "25.0", "paid")))
        .isEqualTo(Decision.decided(new PaymentReceived(ORDER, FIRST)));
  }

  @Test
  void aWebhookAboutAnotherPayment_orAmount_orAnOpenOne_decidesNothing() {
    assertThat(decide(webhook("attempt-o-2-1", "25.00", "paid")))
        .isEqualTo(Decision.invalid("this To-Do waits for attempt-o-1-1, not for attempt-o-2-1"));
    assertThat(decide(webhook("attempt-o-1-1", "0.25", "paid")))
        .isEqualTo(Decision.invalid("25.00 is to be paid, not 0.25"));
    assertThat(decide(webhook("attempt-o-1-1", "25.00", "open")))
        .isEqualTo(Decision.invalid("status open decides nothing: paid and insufficient-funds do"));
  }

  private Decision<PaymentAnswer> decide(PaymentWebhook webhook) {
    return receive.decide(new PaymentAwaited(ORDER, FIRST), webhook);
  }

  private InsufficientFunds declined(PaymentDue due) {
    PaymentWebhook webhook = webhook("attempt-o-1-1", "25.00", "insufficient-funds");
    return switch (receive.decide(receive.readModel(due), webhook)) {
      case Decision.Decided<PaymentAnswer>(InsufficientFunds event) -> event;
      case Decision<PaymentAnswer> other -> throw new AssertionError(other);
    };
  }

  private PaymentRetried tryAgain(PaymentTrouble shown) {
    return switch (wait.decide(shown, new PaymentChoice(PaymentChoice.Choice.TRY_AGAIN))) {
      case Decision.Decided<OrderEvent.CustomerAnswer>(PaymentRetried event) -> event;
      case Decision<OrderEvent.CustomerAnswer> other -> throw new AssertionError(other);
    };
  }

  private static PaymentWebhook webhook(String attemptId, String amount, String status) {
    return new PaymentWebhook(
        "webhook-" + attemptId + "-1",
        attemptId,
        "o-1",
        new BigDecimal(amount),
        "receive-payment-o-1",
        status);
  }
}
