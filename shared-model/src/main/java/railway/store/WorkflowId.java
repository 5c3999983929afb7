package railway.store;

/** The name of one workflow instance, a pure function of its trigger: {@code order-42}. */
public record WorkflowId(String value) {

  /** Longest accepted id; it is the partition key of every table. */
  public static final int LONGEST = 200;

  public WorkflowId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A workflow id has 1 to %d characters, this one has %d: make it from a business key of the trigger"
              .formatted(LONGEST, value.strip().length()));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
