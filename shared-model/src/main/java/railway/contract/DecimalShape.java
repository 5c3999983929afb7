package railway.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal number; its scale is kept, because {@code 10.00} and {@code 10} are not equal.
 */
enum DecimalShape implements Shape {
  DECIMAL;

  @Override
  public Object write(Object value, WritingPass pass) {
    if (Numerals.isTooLong((BigDecimal) value)) {
      throw Numerals.tooLong(pass);
    }
    return value;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    var found = Numerals.stored(tree, pass);
    if (found.isEmpty()) {
      return Numerals.mismatch("a number", tree, pass);
    }
    return Numerals.isTooLong(found.get()) ? Numerals.tooLong(pass) : found.get();
  }

  @Override
  public String words() {
    return "decimal number";
  }
}
