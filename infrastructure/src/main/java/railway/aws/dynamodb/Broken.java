package railway.aws.dynamodb;

/**
 * Something in a stored item is not what it must be. Never leaves this package: whoever decodes an
 * item catches it and makes it an answer.
 */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Broken(String path, String problem, String mend) {
    super(path + ": " + problem + "; " + mend, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
