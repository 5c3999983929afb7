package railway.functions;

import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;

/** Calls of the HTTP API, in the payload format 2.0. */
final class ApiEvents {

  private ApiEvents() {}

  static String answer(String taskId, String subject, String body) {
    return call("POST", "/todos/%s/answer".formatted(taskId), taskId, subject, "", body, Map.of());
  }

  static String answer(String taskId, String subject, String scope, String body, String key) {
    return call(
        "POST",
        "/todos/%s/answer".formatted(taskId),
        taskId,
        subject,
        scope,
        body,
        Map.of("idempotency-key", key));
  }

  static String list(String subject, String scope) {
    return call("GET", "/todos", null, subject, scope, null, Map.of());
  }

  static String read(String taskId, String subject, String scope) {
    return call("GET", "/todos/" + taskId, taskId, subject, scope, null, Map.of());
  }

  private static String call(
      String method,
      String path,
      String taskId,
      String subject,
      String scope,
      String body,
      Map<String, String> headers) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("http", Map.of("method", method, "path", path, "sourceIp", "192.0.2.1"));
    context.put(
        "authorizer", Map.of("jwt", Map.of("claims", Map.of("sub", subject, "scope", scope))));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("rawPath", path);
    event.put("headers", headers);
    event.put("requestContext", context);
    if (taskId != null) {
      event.put("pathParameters", Map.of("taskId", taskId));
    }
    if (body != null) {
      event.put("body", body);
    }
    event.put("isBase64Encoded", false);
    return Json.write(event);
  }
}
