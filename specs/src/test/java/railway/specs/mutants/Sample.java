package railway.specs.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Some of many, evenly spread: one out of each of so many stretches of equal length. */
final class Sample {

  private Sample() {}

  static <T> List<T> of(List<T> all, int most, long seed) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    Random random = new Random(seed);
    List<T> some = new ArrayList<>();
    for (int stretch = 0; stretch < most; stretch++) {
      int from = (int) ((long) stretch * all.size() / most);
      int to = (int) ((stretch + 1L) * all.size() / most);
      some.add(all.get(from + random.nextInt(to - from)));
    }
    return some;
  }
}
