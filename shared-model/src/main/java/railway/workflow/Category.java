package railway.workflow;

/** What a task's third party offers, which selects the algorithm and its promise. */
public enum Category {
  /** Someone will come to us: decided once. */
  TO_DO("To Do", "external action required"),
  /** An idempotency key: the effect happens at most once, and once if it is accepted. */
  IDEMPOTENT("Trivial", "idempotency enabled"),
  /** A query by identifier and one step: attempted by one process at a time. */
  PESSIMISTIC_LOCK("Deterministic", "pessimistic lock enabled"),
  /** Hold, confirm, cancel: confirmed once, or truthfully not at all. */
  OPTIMISTIC_LOCK("Deterministic", "optimistic lock enabled"),
  /** Nothing: never once for sure, always bounded by a compromise. */
  OPAQUE("Opaque", "black boxed");

  private final String spoken;
  private final String technical;

  Category(String spoken, String technical) {
    this.spoken = spoken;
    this.technical = technical;
  }

  /** The name used with business people. */
  public String spoken() {
    return spoken;
  }

  /** The name used among engineers. */
  public String technical() {
    return technical;
  }
}
