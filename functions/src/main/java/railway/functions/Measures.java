package railway.functions;

import java.util.Map;

/** Where amounts go that somebody watches. Reporting never fails and keeps nobody waiting. */
@FunctionalInterface
interface Measures {

  /** For houses that nobody watches. */
  Measures SILENT = (scope, amounts) -> {};

  /** What amounts are about. CloudWatch adds up nothing by itself, so each is said where wanted. */
  sealed interface Scope {

    /** The stack as a whole; what alarms look at. */
    record Stack() implements Scope {}

    /** All instances of one workflow. */
    record OfWorkflow(String workflow) implements Scope {}

    /** One task of a workflow. */
    record AtTask(String workflow, String task) implements Scope {}
  }

  /** Reports amounts that belong together; nothing at all if there are none. */
  void report(Scope scope, Map<Metric, Integer> amounts);

  /** Something has happened once. */
  default void count(Metric metric) {
    report(new Scope.Stack(), Map.of(metric, 1));
  }
}
