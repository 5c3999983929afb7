package railway.functions;

import java.nio.charset.StandardCharsets;

/**
 * Names from outside. JSON can spell half of a surrogate pair, which has no UTF-8 form: a store
 * gives it back as other text, so that nobody is recognised by it.
 */
final class Wholeness {

  private Wholeness() {}

  /** Whether a store gives this text back as it is. */
  static boolean of(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }
}
