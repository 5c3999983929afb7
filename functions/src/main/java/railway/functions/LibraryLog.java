package railway.functions;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import railway.aws.Json;
import software.amazon.awssdk.metrics.publishers.emf.EmfMetricLoggingPublisher;

/**
 * Writes what libraries log to standard output, a line of JSON each. A line of metrics goes out
 * bare: CloudWatch finds it only if it is the log event itself. Of all else only warnings are
 * written, and of what was thrown only the class, for its message may quote data.
 */
final class LibraryLog extends Handler {

  /**
   * Set by Lambda for the process of one function; a process that hosts several has its own log.
   */
  private static final String LAMBDA = "AWS_LAMBDA_RUNTIME_API";

  private static final String METRICS = EmfMetricLoggingPublisher.class.getName();

  // Loggers that nobody holds are forgotten together with their levels.
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger METRICS_LOGGER = Logger.getLogger(METRICS);

  private static final SimpleFormatter WORDS = new SimpleFormatter();

  private final Supplier<PrintStream> out;

  /** Writes to whatever is standard output at the time. */
  LibraryLog(Supplier<PrintStream> out) {
    this.out = out;
  }

  /** Takes over what is logged in this process, if it is one of Lambda. */
  static void arrange(Map<String, String> environment) {
    if (environment.containsKey(LAMBDA)) {
      for (Handler handler : ROOT.getHandlers()) {
        ROOT.removeHandler(handler);
      }
      ROOT.setLevel(Level.WARNING);
      METRICS_LOGGER.setLevel(Level.INFO);
      ROOT.addHandler(new LibraryLog(() -> System.out));
    }
  }

  /** As long as it is open, metrics are made and thrown away. */
  interface Silence extends AutoCloseable {
    @Override
    void close();
  }

  /** Walks over the paths of metrics, and has nobody count them. */
  static Silence withoutMetrics() {
    METRICS_LOGGER.setFilter(message -> false);
    return () -> METRICS_LOGGER.setFilter(null);
  }

  @Override
  public void publish(LogRecord message) {
    boolean bare = METRICS.equals(message.getLoggerName()) && message.getThrown() == null;
    String line = bare ? message.getMessage() : line(message);
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    PrintStream stream = out.get();
    stream.write(bytes, 0, bytes.length); // at once, so that no other thread writes in between
    stream.flush();
  }

  private static String line(LogRecord message) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", level(message.getLevel()));
    line.put("logger", String.valueOf(message.getLoggerName()));
    line.put("message", String.valueOf(WORDS.formatMessage(message)));
    if (message.getThrown() != null) {
      line.put("thrown", message.getThrown().getClass().getName());
    }
    return Json.write(line);
  }

  /** The word by which Lambda filters. */
  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    return level.intValue() >= Level.WARNING.intValue() ? "WARN" : "INFO";
  }

  @Override
  public void flush() {
    out.get().flush();
  }

  /** Standard output stays open. */
  @Override
  public void close() {
    flush();
  }
}
