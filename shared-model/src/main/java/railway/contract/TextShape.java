package railway.contract;

import org.jspecify.annotations.Nullable;

/** Any text, empty text included. */
enum TextShape implements Shape {
  TEXT;

  @Override
  public Object write(Object value, WritingPass pass) {
    return value;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    if (!(tree instanceof String text)) {
      return pass.mismatch(words(), tree);
    }
    return pass.isStrict() && hasHalfCharacter(text)
        ? pass.violated("text with half of a surrogate pair", "send valid Unicode")
        : text;
  }

  @Override
  public String words() {
    return "text";
  }

  /** Such text has no UTF-8 form: it would come back from a store as other text. */
  static boolean hasHalfCharacter(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
