package railway.aws.dynamodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How decimal numbers are stored. DynamoDB keeps 38 digits and cuts trailing zeros, which a data
 * contract notices: {@code 10.50} and {@code 10.5} are not equal there.
 */
enum Decimals {
  /** As a number where that loses nothing, else as text, which a lenient contract reads. */
  EXACT {
    @Override
    boolean isNumber(BigDecimal decimal) {
      boolean trailingZero =
          decimal.scale() > 0 && decimal.unscaledValue().remainder(BigInteger.TEN).signum() == 0;
      return decimal.scale() >= 0 && !trailingZero && fits(decimal);
    }
  },
  /**
   * As a number wherever DynamoDB has one of that value: for rows that people and browsers read.
   */
  SHOWN {
    @Override
    boolean isNumber(BigDecimal decimal) {
      return fits(decimal.stripTrailingZeros());
    }
  };

  private static final int DIGITS = 38;
  private static final int LARGEST = 125;
  private static final int SMALLEST = -130;

  abstract boolean isNumber(BigDecimal decimal);

  AttributeValue store(BigDecimal decimal) {
    return isNumber(decimal)
        ? AttributeValue.fromN(decimal.toString())
        : AttributeValue.fromS(decimal.toString());
  }

  /** The number as a tree holds it: a Long if it is one. */
  static Number read(String number) {
    BigDecimal decimal = new BigDecimal(number);
    if (decimal.signum() == 0) {
      return 0L;
    }
    if (decimal.scale() > 0) {
      return decimal;
    }
    BigDecimal whole = decimal.setScale(0);
    return whole.unscaledValue().bitLength() < Long.SIZE ? whole.longValueExact() : whole;
  }

  private static boolean fits(BigDecimal decimal) {
    long exponent = (long) decimal.precision() - decimal.scale() - 1;
    return decimal.signum() == 0
        || (decimal.precision() <= DIGITS && exponent <= LARGEST && exponent >= SMALLEST);
  }
}
