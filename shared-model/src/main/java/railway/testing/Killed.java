package railway.testing;

/**
 * A process that is killed: no exception, so that neither the engine nor an author's code catches
 * it.
 */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("the process was killed", null, false, false);
  }
}
