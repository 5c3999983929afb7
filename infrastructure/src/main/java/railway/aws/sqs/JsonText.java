package railway.aws.sqs;

/**
 * Text as it goes into a JSON message on a queue: how long it becomes, and what a queue refuses.
 */
final class JsonText {
  private static final int REPLACEMENT = 0xFFFD;

  private JsonText() {}

  /** The longest beginning that takes no more than so many bytes, in characters that SQS takes. */
  static String cut(String text, int mostBytes) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      bytes += bytes(taken(character));
      if (bytes > mostBytes) {
        break;
      }
      kept.appendCodePoint(taken(character));
      i += Character.charCount(character);
    }
    return kept.toString();
  }

  static int bytes(String text) {
    return text.codePoints().map(JsonText::bytes).sum();
  }

  private static int bytes(int character) {
    if (character < 0x20) {
      return 6;
    }
    if (character == '"' || character == '\\') {
      return 2;
    }
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  /** Control characters are escaped by JSON; these have no escape that would help. */
  private static int taken(int character) {
    boolean half = character >= 0xD800 && character <= 0xDFFF;
    return half || character == 0xFFFE || character == 0xFFFF ? REPLACEMENT : character;
  }
}
