package railway.cloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stack, by logical id, in the template's order.
 *
 * @param outputs the stack's outputs, to be shown to the user
 */
public record Template(
    Map<String, TableSpec> tables,
    Map<String, FunctionSpec> functions,
    Map<String, QueueSpec> queues,
    Map<String, BusSpec> buses,
    Map<String, ApiSpec> apis,
    Map<String, Expression> outputs) {

  public Template {
    tables = ordered(tables);
    functions = ordered(functions);
    queues = ordered(queues);
    buses = ordered(buses);
    apis = ordered(apis);
    outputs = ordered(outputs);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
