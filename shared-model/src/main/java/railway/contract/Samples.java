package railway.contract;

import java.util.Optional;
import java.util.Random;

/**
 * Made-up values of any type that has a contract, for rules that try things out, for pictures and
 * for tests. One seed always gives the same value, on every machine.
 *
 * <p>Most values are tame (short words, small positive numbers, instants around 2030); the first
 * tries of a record now and then hold a wild one (empty, negative, extreme, another script), for as
 * long as its constructor accepts them.
 */
public final class Samples {
  private Samples() {}

  /**
   * A value of this type, or empty when constructors refused every try: they may ask for what no
   * made-up value has, such as a sum that is right.
   *
   * @throws ContractDefinitionException when the type cannot have a contract
   */
  public static <T> Optional<T> of(Class<T> type, long seed) {
    var shape = Contract.of(type).shape();
    var random = new Random(seed * 0x9E3779B97F4A7C15L);
    return new SampleMaker(random).make(shape).map(type::cast);
  }
}
