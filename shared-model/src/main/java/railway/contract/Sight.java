package railway.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message may show of a value from outside. Payloads may be secret and messages end up in
 * logs, so it is the kind and the size; names are shown, shortened and in one line.
 */
final class Sight {
  static final int LONGEST = 40;

  private Sight() {}

  /** The kind of a value: {@code text of 12 characters}. */
  static String of(@Nullable Object tree) {
    return switch (tree) {
      case null -> "nothing (null)";
      case String text -> "text of " + counted(text.length(), "character");
      case Boolean flag -> flag ? "true" : "false";
      case Double real -> "a number";
      case Float real -> "a number";
      case BigDecimal decimal -> "a number";
      case Number whole when Numerals.exact(whole).isPresent() -> "a whole number";
      case List<?> list -> "a list of " + counted(list.size(), "element");
      case Map<?, ?> map -> "an object of " + counted(map.size(), "field");
      default -> "a value of " + tree.getClass().getName();
    };
  }

  /** A name from outside, on one line and never longer than 40 characters. */
  static String shortened(String name) {
    var shown = new StringBuilder();
    for (var i = 0; i < Math.min(name.length(), LONGEST); i++) {
      var c = name.charAt(i);
      shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return name.length() <= LONGEST
        ? shown.toString()
        : shown.replace(LONGEST - 1, LONGEST, "…").toString();
  }

  static String quoted(String name) {
    return "\"" + shortened(name) + "\"";
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
