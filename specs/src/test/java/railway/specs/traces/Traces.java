package railway.specs.traces;

import java.util.List;
import java.util.Set;

/** Where the logs of one spec come from: one seed is one world is one log. */
interface Traces {

  /** All that there are. */
  static List<Traces> all() {
    return List.of(
        new TwoStepTraces(),
        new WorkflowTraces(),
        OneStepTraces.PESSIMISTIC,
        new ToDoTraces(),
        OneStepTraces.OPAQUE,
        OneStepTraces.IDEMPOTENT);
  }

  static Traces of(String spec) {
    return all().stream().filter(traces -> traces.spec().equals(spec)).findFirst().orElseThrow();
  }

  /** The spec that must accept them. */
  String spec();

  Trace of(long seed);

  /** Actions of the spec that stand for what the product does not do, or only with an operator. */
  default Set<String> unheardOf() {
    return Set.of();
  }
}
