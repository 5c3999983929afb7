package railway.engine;

/**
 * The platform wants this run to end while it waits. Not a fact about a workflow and no fault of a
 * definition: the trigger comes again, or the due index does.
 */
public final class InvocationEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvocationEnded(String message, Throwable cause) {
    super(message, cause);
  }
}
