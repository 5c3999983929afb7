package railway.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A whole number of up to 100 digits. In the tree it is a decimal of scale 0, so that whoever
 * stores trees needs to know no further class of numbers.
 */
enum BigNumberShape implements Shape {
  BIG;

  @Override
  public Object write(Object value, WritingPass pass) {
    var number = new BigDecimal((BigInteger) value);
    if (Numerals.isTooLong(number)) {
      throw Numerals.tooLong(pass);
    }
    return number;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    var found = Numerals.stored(tree, pass);
    return found.isPresent()
        ? whole(found.get(), pass)
        : Numerals.mismatch("a whole number", tree, pass);
  }

  private static @Nullable Object whole(BigDecimal number, ReadingPass pass) {
    if (Numerals.isTooLong(number)) {
      return Numerals.tooLong(pass);
    }
    if (Numerals.hasFraction(number)) {
      return Numerals.fraction(pass);
    }
    var whole = number.toBigInteger();
    return Numerals.isTooLong(new BigDecimal(whole)) ? Numerals.tooLong(pass) : whole;
  }

  @Override
  public String words() {
    return "whole number of up to 100 digits";
  }
}
