package railway.workflow;

/**
 * A workflow is not what the language asks for; the message says what, where and how to mend it.
 */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DefinitionException(String message) {
    super(message);
  }
}
