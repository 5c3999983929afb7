package railway.testing;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What chance decides in a simulated world. The same seed throws the same.
 *
 * @param run the number of the run within its world, from 1 on: make business keys from it
 */
public record Dice(SplittableRandom random, int run) {

  /** A number from 0 up to, but not, {@code n}. */
  public int below(int n) {
    return random.nextInt(n);
  }

  /** True once in {@code n} times. */
  public boolean once(int n) {
    return random.nextInt(n) == 0;
  }

  /** One of these. */
  public <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
