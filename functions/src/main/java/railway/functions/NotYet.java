package railway.functions;

/** A message that may be taken later: Lambda repeats it, and keeps it among the dead letters. */
final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotYet(String message) {
    super(message);
  }
}
