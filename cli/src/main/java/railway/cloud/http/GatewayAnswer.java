package railway.cloud.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import railway.cloud.wire.HttpReply;
import railway.cloud.wire.Json;

/** Reads what a function answers, in the payload format 2.0. */
final class GatewayAnswer {
  private GatewayAnswer() {}

  /** Without a status code the whole answer is the body of a 200, as with the gateway. */
  static HttpReply reply(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    return Json.object(text)
        .filter(tree -> tree.containsKey("statusCode"))
        .map(GatewayAnswer::reply)
        .orElseGet(() -> HttpReply.of(200, "application/json", text));
  }

  private static HttpReply reply(Map<String, Object> tree) {
    boolean isValid =
        tree.get("statusCode") instanceof Number number
            && number.intValue() >= 200
            && number.intValue() <= 599;
    if (!isValid || !(tree.get("statusCode") instanceof Number status)) {
      return HttpReply.message(500, "Internal Server Error");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("text/plain; charset=utf-8"));
    if (tree.get("headers") instanceof Map<?, ?> given) {
      given.forEach(
          (name, value) -> set(headers, String.valueOf(name), List.of(String.valueOf(value))));
    }
    if (tree.get("cookies") instanceof List<?> cookies) {
      set(headers, "Set-Cookie", cookies.stream().map(String::valueOf).toList());
    }
    String body = tree.get("body") instanceof String given ? given : "";
    try {
      byte[] bytes =
          Boolean.TRUE.equals(tree.get("isBase64Encoded"))
              ? Base64.getDecoder().decode(body)
              : body.getBytes(StandardCharsets.UTF_8);
      return new HttpReply(status.intValue(), headers, bytes);
    } catch (IllegalArgumentException malformed) {
      return HttpReply.message(500, "Internal Server Error");
    }
  }

  private static void set(Map<String, List<String>> headers, String name, List<String> values) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, values);
  }
}
