package railway.cloud.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Lambda function and everything that triggers it.
 *
 * @param handler the class (and, optionally, {@code ::method}) that Lambda calls
 * @param code the zip or folder, absolute
 * @param reservedConcurrency how many invocations may run at once; empty: no limit
 * @param role the logical id of the role that says what the function may do
 * @param alias the version that callers reach, if the template publishes one
 */
public record FunctionSpec(
    String logicalId,
    String handler,
    Path code,
    Duration timeout,
    int memoryMegabytes,
    OptionalInt reservedConcurrency,
    Map<String, Expression> variables,
    List<EventSource> sources,
    AsyncInvocation asyncInvocation,
    String role,
    Optional<String> alias) {

  public FunctionSpec {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    sources = List.copyOf(sources);
  }

  /** The environment variables (those of Globals included) with every reference looked up. */
  public Map<String, String> environment(References references) {
    var environment = new LinkedHashMap<String, String>();
    variables.forEach((name, value) -> environment.put(name, value.resolve(references)));
    return environment;
  }

  /** The triggers of one kind, in the template's order. */
  public <T extends EventSource> List<T> sources(Class<T> kind) {
    return sources.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
