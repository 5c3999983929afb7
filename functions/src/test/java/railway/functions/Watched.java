package railway.functions;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Somebody who writes down what is reported, added up. */
final class Watched implements Measures {
  private final Map<Scope, Map<Metric, Integer>> sums = new HashMap<>();

  @Override
  public synchronized void report(Scope scope, Map<Metric, Integer> amounts) {
    Map<Metric, Integer> sum =
        sums.computeIfAbsent(scope, any -> new EnumMap<Metric, Integer>(Metric.class));
    amounts.forEach((metric, amount) -> sum.merge(metric, amount, Integer::sum));
  }

  /** What was reported of the stack. */
  Map<Metric, Integer> stack() {
    return of(new Scope.Stack());
  }

  synchronized Map<Metric, Integer> of(Scope scope) {
    return Map.copyOf(sums.getOrDefault(scope, Map.of()));
  }
}
