package railway.examples.refund;

/** Whether the customer was told. */
public enum Notice {
  SENT,
  /** At most once: nobody can know. */
  PERHAPS_SENT,
  NOT_SENT
}
