package railway.examples.order;

import java.net.URI;
import railway.workflow.TaskId;

/**
 * A payment attempt at the provider, on which the customer may try several times.
 *
 * @param page where the customer pays
 * @param tries how often the customer has been asked to pay, this time included
 */
public record Payment(String attemptId, URI page, int tries) {

  /** So that no order goes round for ever. */
  public static final int MOST_TRIES = 100;

  public Payment {
    if (tries < 1 || tries > MOST_TRIES) {
      throw new IllegalArgumentException(
          "tries: a payment is tried 1 to %d times, not %d".formatted(MOST_TRIES, tries));
    }
  }

  boolean canBeTriedAgain() {
    return tries < MOST_TRIES;
  }

  Payment triedAgain() {
    return new Payment(attemptId, page, tries + 1);
  }

  /**
   * The To-Do that hears of one try. The engine counts the visits of Receive payment as {@link
   * #tries} does, and both make the same name of it (ADR 0101), so that whoever opens the payment
   * page can say beforehand which To-Do is to be called back.
   */
  static TaskId toDo(String orderId, int tries) {
    return TaskId.ofVisit("receive-payment-" + orderId, tries);
  }
}
