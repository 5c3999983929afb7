package railway.examples.thirdparties;

/**
 * The request cannot be understood. It is answered with 400 and never has an effect; the message
 * says what is wrong and what to send instead.
 */
final class MalformedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRequest(String message) {
    super(message);
  }
}
