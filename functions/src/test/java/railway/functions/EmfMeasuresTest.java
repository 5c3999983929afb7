package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import railway.functions.Measures.Scope;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.metrics.publishers.emf.EmfMetricLoggingPublisher;

/** The lines as they go to standard output, through the log that is deployed. */
class EmfMeasuresTest {
  private static final Logger METRICS = Logger.getLogger(EmfMetricLoggingPublisher.class.getName());
  private static final Logger OURS = Logger.getLogger(EmfMeasures.class.getName());

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Handler handler =
      new LibraryLog(() -> new PrintStream(written, true, StandardCharsets.UTF_8));

  @BeforeEach
  void listen() {
    for (Logger logger : List.of(METRICS, OURS)) {
      logger.setLevel(Level.INFO);
      logger.setUseParentHandlers(false);
      logger.addHandler(handler);
    }
  }

  @AfterEach
  void stopListening() {
    for (Logger logger : List.of(METRICS, OURS)) {
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
  }

  private List<Tree> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().map(Bench::json).toList();
  }

  private static Object about(Tree line, String field) {
    List<?> directives = line.at("_aws").at("CloudWatchMetrics").list().orElseThrow();
    return new Tree(directives.getFirst()).at(field).value();
  }

  /** The one set by which a line is to be told apart; twice the same would be no set. */
  private static Set<Object> dimensions(Tree line) {
    return Set.of(((List<?>) ((List<?>) about(line, "Dimensions")).getFirst()).toArray());
  }

  @Test
  void ofTheStack_aLineIsBareJson_withoutDimensions() {
    new EmfMeasures("railway-dev")
        .report(new Scope.Stack(), Map.of(Metric.SWEEP_ROUNDS, 1, Metric.WORKFLOWS_WOKEN, 7));

    Tree line = lines().getFirst();
    assertThat(lines()).hasSize(1);
    assertThat(line.at("SweepRounds").value()).isEqualTo(1L);
    assertThat(line.at("WorkflowsWoken").value()).isEqualTo(7L);
    assertThat(about(line, "Namespace")).isEqualTo("railway-dev");
    assertThat(about(line, "Dimensions")).isEqualTo(List.of(List.of()));
    assertThat((List<?>) about(line, "Metrics"))
        .extracting(metric -> new Tree(metric).at("Name").value())
        .containsExactlyInAnyOrder("SweepRounds", "WorkflowsWoken");
  }

  @Test
  void eachScope_namesItsOwnDimensions_whateverWasReportedBefore() {
    EmfMeasures measures = new EmfMeasures("railway");
    for (int round = 0; round < 2; round++) {
      measures.report(new Scope.AtTask("order", "Weigh"), Map.of(Metric.STANDING, 3));
      measures.report(new Scope.OfWorkflow("order"), Map.of(Metric.WORKFLOWS_ENDED, 2));
      measures.report(new Scope.Stack(), Map.of(Metric.WORKFLOWS_ENDED, 2));
    }

    assertThat(lines())
        .extracting(EmfMeasuresTest::dimensions)
        .containsExactly(
            Set.of("Workflow", "Task"),
            Set.of("Workflow"),
            Set.of(),
            Set.of("Workflow", "Task"),
            Set.of("Workflow"),
            Set.of());
    assertThat(lines().getFirst().at("Workflow").value()).isEqualTo("order");
    assertThat(lines().getFirst().at("Task").value()).isEqualTo("Weigh");
  }

  @Test
  void noAmounts_areNoLine() {
    new EmfMeasures("railway").report(new Scope.Stack(), Map.of());

    assertThat(lines()).isEmpty();
  }

  @Test
  void whoeverReports_hearsNothingOfAFailure_andTheLogHearsOnce() {
    AtomicInteger asked = new AtomicInteger();
    MetricPublisher broken =
        new MetricPublisher() {
          @Override
          public void publish(MetricCollection amounts) {
            asked.incrementAndGet();
            throw new IllegalStateException("secret");
          }

          @Override
          public void close() {}
        };
    EmfMeasures measures = new EmfMeasures(dimensions -> broken);

    for (int i = 0; i < 3; i++) {
      assertThatCode(() -> measures.count(Metric.DEFECTS)).doesNotThrowAnyException();
    }

    assertThat(asked).hasValue(3);
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst().at("level").value()).isEqualTo("ERROR");
    assertThat(lines().getFirst().at("thrown").value())
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void whatOtherLibrariesLog_isOneLineOfJson_withoutWhatAnExceptionSays() {
    LogRecord record = new LogRecord(Level.WARNING, "two\nlines of {0}");
    record.setLoggerName("software.amazon.awssdk");
    record.setParameters(new Object[] {"text"});
    record.setThrown(new IllegalArgumentException("secret"));
    handler.publish(record);

    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst().at("level").value()).isEqualTo("WARN");
    assertThat(lines().getFirst().at("logger").value()).isEqualTo("software.amazon.awssdk");
    assertThat(lines().getFirst().at("message").value()).isEqualTo("two\nlines of text");
  }

  @Test
  void aProcessThatHostsSeveralFunctions_keepsItsOwnLog() {
    Logger root = Logger.getLogger("");
    List<Handler> before = List.of(root.getHandlers());

    LibraryLog.arrange(Map.of("AWS_REGION", "eu-central-1"));

    assertThat(root.getHandlers()).containsExactlyElementsOf(before);
  }
}
