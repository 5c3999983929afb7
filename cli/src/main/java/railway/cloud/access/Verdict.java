package railway.cloud.access;

/** Whether somebody may do what they want. */
public sealed interface Verdict {
  /** Yes. */
  record Allowed() implements Verdict {}

  /**
   * No.
   *
   * @param reason who may not do what, why not, and how to mend it
   */
  record Denied(String reason) implements Verdict {}
}
