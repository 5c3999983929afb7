package railway.functions;

/** The platform wants this run to end. Not a fact about a workflow: the trigger comes again. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stopped(InterruptedException cause) {
    super("The run was interrupted while it waited", cause);
  }
}
