package railway.cloud.template;

import java.io.Serial;

/**
 * The template says something that the local cloud cannot do; the message says what, where, and how
 * to mend it.
 */
public final class TemplateException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
