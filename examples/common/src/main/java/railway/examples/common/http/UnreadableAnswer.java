package railway.examples.common.http;

import java.io.IOException;

/** A third party broke its own contract; nobody knows what it did. */
public final class UnreadableAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  public UnreadableAnswer(String message) {
    super(message);
  }
}
