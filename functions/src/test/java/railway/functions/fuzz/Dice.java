package railway.functions.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of one input: the same seed, surface and number make the same input. */
public final class Dice {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  public Dice(long seed, String surface, long number) {
    this.random = new SplittableRandom((seed * ODD + surface.hashCode()) * ODD + number);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  public boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  public <T> T of(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
