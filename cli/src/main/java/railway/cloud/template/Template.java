package railway.cloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack, by logical id, in the template's order.
 *
 * @param policies what queues and buckets themselves say of who may use them; a table's are its own
 * @param others the types of those resources that mean nothing on one machine
 * @param outputs the stack's outputs, to be shown to the user
 */
public record Template(
    Map<String, TableSpec> tables,
    Map<String, FunctionSpec> functions,
    Map<String, QueueSpec> queues,
    Map<String, BusSpec> buses,
    Map<String, ApiSpec> apis,
    Map<String, BucketSpec> buckets,
    Map<String, RoleSpec> roles,
    Map<String, List<StatementSpec>> policies,
    Map<String, String> others,
    Map<String, Expression> outputs) {

  public Template {
    tables = ordered(tables);
    functions = ordered(functions);
    queues = ordered(queues);
    buses = ordered(buses);
    apis = ordered(apis);
    buckets = ordered(buckets);
    roles = ordered(roles);
    policies = ordered(policies);
    others = ordered(others);
    outputs = ordered(outputs);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
