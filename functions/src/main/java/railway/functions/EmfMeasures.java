package railway.functions;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.awssdk.metrics.MetricCategory;
import software.amazon.awssdk.metrics.MetricCollector;
import software.amazon.awssdk.metrics.MetricLevel;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.metrics.SdkMetric;
import software.amazon.awssdk.metrics.publishers.emf.EmfMetricLoggingPublisher;

/**
 * Reports amounts as lines of the log in the embedded metric format, from which CloudWatch makes
 * metrics: no call, no wait, no permission.
 */
final class EmfMeasures implements Measures {

  /** Of stacks that set no other. */
  static final String USUAL_NAMESPACE = "railway";

  private static final Logger LOG = System.getLogger(EmfMeasures.class.getName());

  // The SDK knows a metric by its name once and for all, so each is made once a process.
  private static final Map<Metric, SdkMetric<Integer>> METRICS = metrics();
  private static final SdkMetric<String> WORKFLOW = of("Workflow", String.class);
  private static final SdkMetric<String> TASK = of("Task", String.class);

  // A publisher goes on naming every dimension that it has met, so each scope has its own.
  private final MetricPublisher ofStack;
  private final MetricPublisher ofWorkflows;
  private final MetricPublisher ofTasks;
  private final AtomicBoolean hasFailed = new AtomicBoolean();

  EmfMeasures(String namespace) {
    this(
        dimensions ->
            EmfMetricLoggingPublisher.builder()
                .namespace(namespace)
                .dimensions(dimensions)
                // For agents that collect lines of many groups; Lambda knows where a line belongs.
                .logGroupName(namespace)
                .build());
  }

  /** With publishers of somebody else, one for each list of dimensions. */
  EmfMeasures(Function<List<SdkMetric<String>>, MetricPublisher> publishers) {
    this.ofStack = publishers.apply(List.of());
    this.ofWorkflows = publishers.apply(List.of(WORKFLOW));
    this.ofTasks = publishers.apply(List.of(WORKFLOW, TASK));
  }

  private static Map<Metric, SdkMetric<Integer>> metrics() {
    Map<Metric, SdkMetric<Integer>> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metrics.put(metric, of(metric.words(), Integer.class));
    }
    return Collections.unmodifiableMap(metrics);
  }

  private static <T> SdkMetric<T> of(String name, Class<T> type) {
    return SdkMetric.create(name, type, MetricLevel.INFO, MetricCategory.CUSTOM);
  }

  @Override
  public void report(Scope scope, Map<Metric, Integer> amounts) {
    if (amounts.isEmpty()) {
      return;
    }
    try {
      MetricCollector collector = MetricCollector.create("railway");
      amounts.forEach((metric, amount) -> collector.reportMetric(METRICS.get(metric), amount));
      switch (scope) {
        case Scope.Stack stack -> publish(ofStack, collector);
        case Scope.OfWorkflow of -> {
          collector.reportMetric(WORKFLOW, of.workflow());
          publish(ofWorkflows, collector);
        }
        case Scope.AtTask at -> {
          collector.reportMetric(WORKFLOW, at.workflow());
          collector.reportMetric(TASK, at.task());
          publish(ofTasks, collector);
        }
      }
    } catch (RuntimeException failure) {
      if (!hasFailed.getAndSet(true)) {
        LOG.log(Level.ERROR, "Metrics are lost, and this is said only once", failure);
      }
    }
  }

  /** One at a time: a publisher notes the dimensions that it meets in a plain list. */
  private static void publish(MetricPublisher publisher, MetricCollector collector) {
    synchronized (publisher) {
      publisher.publish(collector.collect());
    }
  }
}
