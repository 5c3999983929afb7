package railway.testing;

/** A simulated world in which a promise was not kept; the message tells the story. */
public final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  Violation(String story, Throwable cause) {
    super(story, cause);
  }
}
