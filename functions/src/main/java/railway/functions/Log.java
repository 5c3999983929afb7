package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;

/**
 * One line of JSON for each thing that was handled: names, ids and outcomes, never a payload, so
 * that a log may be kept and shown.
 */
final class Log {
  private final Context context;
  private final Measures measures;

  /** A log whose defects nobody counts. */
  Log(Context context) {
    this(context, Measures.SILENT);
  }

  Log(Context context, Measures measures) {
    this.context = context;
    this.measures = measures;
  }

  /**
   * Writes a line.
   *
   * @param what was done, as one word
   * @param about names and values, in turns
   */
  void say(String what, String... about) {
    write(LogLevel.INFO, what, about);
  }

  /** As bytes: text would be wrapped where the log is to be JSON, and this is JSON already. */
  private void write(LogLevel level, String what, String... about) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("level", level.name());
    line.put("function", context.getFunctionName());
    line.put("request", context.getAwsRequestId());
    line.put("what", what);
    for (int i = 0; i + 1 < about.length; i += 2) {
      line.put(about[i], about[i + 1]);
    }
    byte[] bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
    context.getLogger().log(bytes, level);
  }

  /** Writes down a defect: what was thrown and where, without its message, which may quote data. */
  void defect(String where, Throwable thrown) {
    measures.count(Metric.DEFECTS);
    StackTraceElement[] trace = thrown.getStackTrace();
    write(
        LogLevel.ERROR,
        "defect",
        "in",
        where,
        "thrown",
        thrown.getClass().getName(),
        "at",
        trace.length == 0 ? "unknown" : trace[0].toString());
  }
}
