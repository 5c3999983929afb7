package railway.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as they come: JSON readers and stores each have their own classes for them. Numbers of
 * more than 100 digits are refused, because {@code 1e999999999} is ten characters long and fills
 * the memory of whoever calculates with it.
 */
final class Numerals {
  private static final int MOST_DIGITS = 100;

  /** No number of 100 digits has more bits; asked first, for counting digits is slow. */
  private static final int MOST_BITS = 333;

  /** The digits with sign, point, leading zeros and exponent. */
  private static final int LONGEST_TEXT = 120;

  private static final int SHOWN = 10;

  private Numerals() {}

  /** The number in a tree, exactly; empty when it is none, or not a finite one. */
  static Optional<BigDecimal> exact(@Nullable Object tree) {
    return switch (tree) {
      case BigDecimal decimal -> Optional.of(decimal);
      case BigInteger whole -> Optional.of(new BigDecimal(whole));
      case Double real when Double.isFinite(real) -> Optional.of(BigDecimal.valueOf(real));
      case Float real when Float.isFinite(real) -> Optional.of(new BigDecimal(real.toString()));
      case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case Short whole -> Optional.of(BigDecimal.valueOf(whole));
      case Byte whole -> Optional.of(BigDecimal.valueOf(whole));
      case null, default -> Optional.empty();
    };
  }

  /**
   * As {@link #exact}, and for entries of ours also the number that a store had to keep as text.
   */
  static Optional<BigDecimal> stored(@Nullable Object tree, ReadingPass pass) {
    return !pass.isStrict() && tree instanceof String text && looksLikeNumber(text, LONGEST_TEXT)
        ? Optional.of(new BigDecimal(text))
        : exact(tree);
  }

  static boolean isTooLong(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_DIGITS
        || number.unscaledValue().bitLength() > MOST_BITS
        || number.precision() > MOST_DIGITS;
  }

  /** Only for a number that is not too long, as it is written out. */
  static boolean hasFraction(BigDecimal number) {
    return new BigDecimal(number.toBigInteger()).compareTo(number) != 0;
  }

  static @Nullable Object fraction(ReadingPass pass) {
    return pass.violated(
        "expected a whole number, got one with a fraction", "leave the fraction out");
  }

  static @Nullable Object tooLong(ReadingPass pass) {
    return pass.violated(
        "a number of more than " + MOST_DIGITS + " digits", "send a shorter number");
  }

  static IllegalArgumentException tooLong(WritingPass pass) {
    return pass.refusal("a number of more than " + MOST_DIGITS + " digits", "round it");
  }

  /**
   * Notes that no number was found. A short number in quotes is shown: the quotes are the error.
   */
  static @Nullable Object mismatch(String expected, @Nullable Object tree, ReadingPass pass) {
    return tree instanceof String text && looksLikeNumber(text, SHOWN)
        ? pass.violated(
            "expected " + expected + ", got text \"" + text + "\"", "send it without quotes")
        : pass.mismatch(expected, tree);
  }

  /** Whether text has the form of a JSON number, with at most so many characters. */
  private static boolean looksLikeNumber(String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      return false;
    }
    var at = text.charAt(0) == '-' ? 1 : 0;
    var whole = afterDigits(text, at);
    if (whole == at) {
      return false;
    }
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      var fraction = afterDigits(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < text.length() && (text.charAt(at) == 'E' || text.charAt(at) == 'e')) {
      at = afterExponent(text, at + 1);
    }
    return at == text.length();
  }

  /** The end of an exponent of at most three digits, or -1: no longer one can be meant. */
  private static int afterExponent(String text, int start) {
    var at = start;
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    var end = afterDigits(text, at);
    return end == at || end - at > 3 ? -1 : end;
  }

  private static int afterDigits(String text, int start) {
    var at = start;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
