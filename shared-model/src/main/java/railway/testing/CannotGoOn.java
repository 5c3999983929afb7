package railway.testing;

/**
 * A mistake in what is rehearsed, not in the workflow: no exception, so that the engine does not
 * take it for a fault of the third party.
 */
final class CannotGoOn extends Error {
  private static final long serialVersionUID = 1L;

  CannotGoOn(String what) {
    super(what);
  }

  CannotGoOn(String what, Throwable cause) {
    super(what, cause);
  }
}
