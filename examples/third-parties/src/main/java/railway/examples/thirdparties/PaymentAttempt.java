package railway.examples.thirdparties;

import java.util.Map;
import java.util.Optional;

/**
 * An attempt to be paid for an order.
 *
 * @param toDo the caller's own word for whoever waits for the payment; it comes back in the webhook
 * @param callbackUrl where the webhook goes when the caller said so in the request
 * @param paidWith the last card used
 * @param webhooks how many webhooks it has caused, repetitions apart
 */
public record PaymentAttempt(
    String attemptId,
    String orderId,
    Object amount,
    String toDo,
    Optional<String> callbackUrl,
    PaymentStatus status,
    Optional<Card> paidWith,
    int webhooks) {

  PaymentAttempt paid(Card card, String newToDo) {
    return switch (card) {
      case GOOD, BLOCKED -> after(card, newToDo, PaymentStatus.PAID, webhooks + 1);
      case EMPTY -> after(card, newToDo, PaymentStatus.INSUFFICIENT_FUNDS, webhooks + 1);
      case ABANDONED -> after(card, newToDo, status, webhooks);
    };
  }

  /** Why nothing can be captured; it may have been captured in part before. */
  Optional<String> objectionToCapture() {
    return switch (status) {
      case OPEN, INSUFFICIENT_FUNDS -> Optional.of("not paid");
      case PAID, CAPTURED -> objectionToCard();
      case REFUNDED -> Optional.of("refunded");
    };
  }

  /** Why it cannot be refunded. */
  Optional<String> objectionToRefund() {
    return switch (status) {
      case OPEN, INSUFFICIENT_FUNDS -> Optional.of("not paid");
      case PAID -> objectionToCard();
      case CAPTURED -> Optional.of("captured");
      case REFUNDED -> Optional.of("refunded");
    };
  }

  private Optional<String> objectionToCard() {
    return paidWith.filter(Card.BLOCKED::equals).map(card -> "card blocked");
  }

  PaymentAttempt withStatus(PaymentStatus next) {
    return new PaymentAttempt(
        attemptId, orderId, amount, toDo, callbackUrl, next, paidWith, webhooks);
  }

  /** The name of the newest webhook; the same in each repetition of it. */
  String webhookId() {
    return "webhook-" + attemptId + "-" + webhooks;
  }

  Map<String, Object> tree() {
    return Reply.fields(
        "attemptId", attemptId,
        "orderId", orderId,
        "amount", amount,
        "toDo", toDo,
        "status", status.word());
  }

  private PaymentAttempt after(Card card, String newToDo, PaymentStatus next, int newWebhooks) {
    return new PaymentAttempt(
        attemptId, orderId, amount, newToDo, callbackUrl, next, Optional.of(card), newWebhooks);
  }
}
