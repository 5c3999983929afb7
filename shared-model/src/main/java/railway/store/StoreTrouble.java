package railway.store;

/** The store does not work at the moment. Not a fact about a workflow: the trigger comes again. */
public final class StoreTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
