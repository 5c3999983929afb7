package railway.benchmarks.coldstart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One measured run, in milliseconds.
 *
 * @param wall from the start of the JVM to the event handled
 * @param cpu of the whole process, user and system
 */
record Sample(double wall, double cpu) {

  /** The least, the median and the most of some runs. */
  record Spread(double least, double median, double most) {

    static Spread of(List<Sample> samples, ToDoubleFunction<Sample> value) {
      double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
      int half = sorted.length / 2;
      double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
      return new Spread(sorted[0], median, Arrays.stream(sorted).max().orElseThrow());
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.0f / %.0f / %.0f", least, median, most);
    }
  }
}
