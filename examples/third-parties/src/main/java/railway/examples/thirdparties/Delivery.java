package railway.examples.thirdparties;

/**
 * How one webhook fares. A duplicate is a delivery of its own with the same webhook id.
 *
 * @param attempts how often it was sent so far
 * @param lastStatus the last answer; 0 when there was none
 */
public record Delivery(String webhookId, int copy, int attempts, int lastStatus, State state) {

  /** Under way until the receiver takes it, refuses it for good, or the sender gives up. */
  public enum State {
    UNDER_WAY,
    DELIVERED,
    REFUSED,
    GIVEN_UP
  }
}
