package railway.examples.common;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What is asked of the fields of an event, so that a wrong one is refused where it comes in. */
public final class Given {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final int CENTS = 2;
  private static final int MOST_DIGITS = 15;

  private Given() {}

  /** An id becomes part of workflow ids, task identifiers and addresses. */
  public static String id(String field, String value) {
    if (!ID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + ": send 1 to 64 letters, digits, - or _, beginning with a letter or a digit");
    }
    return value;
  }

  public static String text(String field, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      throw new IllegalArgumentException(
          "%s: send 1 to %d characters that are not all blank".formatted(field, longest));
    }
    return value;
  }

  /** Always with two decimals, so that one amount has one notation in every request and store. */
  public static BigDecimal money(String field, BigDecimal value) {
    if (value.signum() < 0
        || value.stripTrailingZeros().scale() > CENTS
        || value.precision() - value.scale() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          field + ": send an amount of 0 or more with at most two decimals");
    }
    return value.setScale(CENTS);
  }
}
