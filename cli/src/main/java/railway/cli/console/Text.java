package railway.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Words and widths. */
public final class Text {
  private Text() {}

  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Filled with blanks at the right. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Filled with blanks at the left. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Not longer than the width; what is cut ends with an ellipsis. */
  public static String cut(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** {@code ReserveStock} as people say it: Reserve stock. */
  public static String spoken(String name) {
    String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** In seconds, to the millisecond: {@code 1.204 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
  }

  /** {@code 1 order}, {@code 2 orders}. */
  public static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** {@code 1 entry}, {@code 2 entries}. */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
