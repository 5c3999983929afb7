package railway.functions;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import railway.decision.Fact;
import railway.decision.Next;
import railway.functions.Measures.Scope;
import railway.store.Entry;

/**
 * Counts what entries say has happened, for each workflow. An entry that comes twice counts twice:
 * the stream promises at least once, and so do these counts.
 */
final class Tally {
  private final Map<String, Map<Metric, Integer>> workflows = new TreeMap<>();

  synchronized void add(Entry entry) {
    for (Fact fact : entry.facts()) {
      if (fact instanceof Fact.Started) {
        add(entry.workflow(), Metric.WORKFLOWS_STARTED);
      }
      if (fact instanceof Fact.Arrival arrival && arrival.next() instanceof Next.Ended) {
        add(entry.workflow(), Metric.WORKFLOWS_ENDED);
      }
      if (fact instanceof Fact.Transitioned ended && ended.how().uncertain()) {
        add(entry.workflow(), Metric.TASKS_UNCERTAIN);
      }
      if (fact instanceof Fact.LateResult) {
        add(entry.workflow(), Metric.LATE_RESULTS);
      }
      if (fact instanceof Fact.Paused) {
        add(entry.workflow(), Metric.WORKFLOWS_PAUSED);
      }
    }
  }

  private void add(String workflow, Metric metric) {
    workflows
        .computeIfAbsent(workflow, name -> new EnumMap<>(Metric.class))
        .merge(metric, 1, Integer::sum);
  }

  /** Reports each workflow, and all of them together. */
  synchronized void report(Measures measures) {
    Map<Metric, Integer> together = new EnumMap<>(Metric.class);
    workflows.forEach(
        (workflow, amounts) -> {
          measures.report(new Scope.OfWorkflow(workflow), amounts);
          amounts.forEach((metric, amount) -> together.merge(metric, amount, Integer::sum));
        });
    measures.report(new Scope.Stack(), together);
  }
}
