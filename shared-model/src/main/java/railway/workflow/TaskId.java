package railway.workflow;

/**
 * The name of one action, readable and unique: what a task's {@code identifier} said of the
 * triggering event, with the visit number that the engine adds from the second visit of the same
 * task on. It is the idempotency key, the reference of a query, and the key of a To-Do.
 */
public record TaskId(String value) {

  /** Longest identifier that is accepted: third parties cut longer keys, silently. */
  public static final int LONGEST = 200;

  public TaskId {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "A task identifier must not be blank: make it from a business key of the event, as in"
              + " \"invoice-\" + event.orderId()");
    }
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A task identifier has at most %d characters, this one has %d: make it from a business key of the event"
              .formatted(LONGEST, value.length()));
    }
  }

  /** The identifier of a visit: unchanged the first time, then with the visit's number. */
  public static TaskId ofVisit(String identifier, int visit) {
    return new TaskId(visit == 1 ? identifier : identifier + "-visit-" + visit);
  }

  @Override
  public String toString() {
    return value;
  }
}
