package railway.cloud.lambda;

import java.util.HashMap;
import java.util.Map;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.LocalArn;

/**
 * A function that runs in processes of its own.
 *
 * @param variables what the template and the cloud set in its environment
 */
public record Sandboxed(FunctionSpec spec, TaskRoot code, Map<String, String> variables) {
  public Sandboxed {
    variables = Map.copyOf(variables);
  }

  String name() {
    return spec.logicalId();
  }

  /** The whole environment of a sandbox; as in Lambda, nobody can set what the runtime sets. */
  Map<String, String> environment(String runtimeApi) {
    Map<String, String> all = new HashMap<>();
    all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    all.put("LANG", "C.UTF-8");
    all.put("TZ", ":UTC");
    all.putAll(variables);
    all.put("_HANDLER", spec.handler());
    all.put("LAMBDA_TASK_ROOT", code.folder().toString());
    all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    all.put("AWS_LAMBDA_FUNCTION_NAME", name());
    all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + name());
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    return all;
  }

  String arn() {
    return LocalArn.function(name());
  }
}
