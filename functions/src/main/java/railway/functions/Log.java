package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;

/**
 * One line of JSON for each thing that was handled: names, ids and outcomes, never a payload, so
 * that a log may be kept and shown.
 */
final class Log {
  private final Context context;

  Log(Context context) {
    this.context = context;
  }

  /**
   * Writes a line.
   *
   * @param what was done, as one word
   * @param about names and values, in turns
   */
  void say(String what, String... about) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("function", context.getFunctionName());
    line.put("request", context.getAwsRequestId());
    line.put("what", what);
    for (int i = 0; i + 1 < about.length; i += 2) {
      line.put(about[i], about[i + 1]);
    }
    context.getLogger().log(Json.write(line) + "\n");
  }

  /** Writes down a defect: what was thrown and where, without its message, which may quote data. */
  void defect(String where, Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    say(
        "defect",
        "in",
        where,
        "thrown",
        thrown.getClass().getName(),
        "at",
        trace.length == 0 ? "unknown" : trace[0].toString());
  }
}
