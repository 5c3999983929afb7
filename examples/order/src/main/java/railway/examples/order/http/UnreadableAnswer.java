package railway.examples.order.http;

import java.io.IOException;

/** A third party broke its own contract; nobody knows what it did. */
final class UnreadableAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswer(String message) {
    super(message);
  }
}
