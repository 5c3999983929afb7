package railway.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An int or a long; {@code 5.0} is a whole number, {@code "5"} and {@code 5.5} are none. */
enum WholeNumberShape implements Shape {
  INT(Integer.MIN_VALUE, Integer.MAX_VALUE) {
    @Override
    Object boxed(long number) {
      return (int) number;
    }
  },
  LONG(Long.MIN_VALUE, Long.MAX_VALUE) {
    @Override
    Object boxed(long number) {
      return number;
    }
  };

  private final long least;
  private final long most;

  WholeNumberShape(long least, long most) {
    this.least = least;
    this.most = most;
  }

  abstract Object boxed(long number);

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  @Override
  public Object write(Object value, WritingPass pass) {
    return value;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    if (tree instanceof Integer || tree instanceof Long) {
      return inRange(((Number) tree).longValue(), pass);
    }
    var found = Numerals.exact(tree);
    return found.isPresent()
        ? whole(found.get(), pass)
        : Numerals.mismatch("a whole number", tree, pass);
  }

  private @Nullable Object whole(BigDecimal number, ReadingPass pass) {
    if (Numerals.isTooLong(number)) {
      return outOfRange(pass);
    }
    if (Numerals.hasFraction(number)) {
      return Numerals.fraction(pass);
    }
    var whole = number.toBigInteger();
    return whole.bitLength() < Long.SIZE ? inRange(whole.longValue(), pass) : outOfRange(pass);
  }

  private @Nullable Object inRange(long number, ReadingPass pass) {
    return least <= number && number <= most ? boxed(number) : outOfRange(pass);
  }

  private @Nullable Object outOfRange(ReadingPass pass) {
    var range = "a whole number from " + least + " to " + most;
    return pass.violated("expected " + range + ", got one outside", "send " + range);
  }

  @Override
  public String words() {
    return this == INT ? "whole number (int)" : "whole number (long)";
  }
}
