package railway.cli.console;

import java.io.Serial;

/**
 * The command cannot do what it was asked to do, and the person who asked can mend that: the
 * message says what, where and how. No stack trace is shown.
 */
public final class Problem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public Problem(String message) {
    super(message);
  }

  public Problem(String message, Throwable cause) {
    super(message, cause);
  }
}
