package railway.cloud.lambda;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.References;

/**
 * A function that is ready to run.
 *
 * @param code where the handler's class is found; see {@link FunctionCode}
 * @param concurrency how many instances may be busy at once
 * @param environment what the handler sees as its environment variables
 */
public record Deployed(
    String name,
    String handler,
    ClassLoader code,
    Duration timeout,
    int memoryMegabytes,
    int concurrency,
    Map<String, String> environment) {
  /** What an AWS account allows by default, for all functions that reserve nothing. */
  private static final int ACCOUNT_LIMIT = 1000;

  public Deployed {
    environment = Map.copyOf(environment);
  }

  /** The function as the template describes it. */
  public static Deployed of(FunctionSpec spec, References references, ClassLoader code) {
    return new Deployed(
        spec.logicalId(),
        spec.handler(),
        code,
        spec.timeout(),
        spec.memoryMegabytes(),
        spec.reservedConcurrency().orElse(ACCOUNT_LIMIT),
        spec.environment(references));
  }

  /** The same function with more variables; those of the template win. */
  public Deployed withDefaults(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.putAll(environment);
    return new Deployed(name, handler, code, timeout, memoryMegabytes, concurrency, all);
  }
}
