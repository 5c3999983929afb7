package railway.functions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;

/** A reply of the HTTP API: JSON, never to be kept by a cache. */
record ApiReply(int status, Map<String, String> headers, Map<String, Object> body) {

  static ApiReply of(int status, Map<String, Object> body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    return new ApiReply(status, headers, body);
  }

  /**
   * A no.
   *
   * @param message what is wrong
   * @param next what the caller can do now
   */
  static ApiReply refusal(int status, String message, String next) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", message);
    body.put("next", next);
    return of(status, body);
  }

  /** A call without a token that an authorizer has checked. */
  static ApiReply unknownCaller() {
    return refusal(
            401,
            "Nobody knows who calls.",
            "Send the header Authorization: Bearer with a token of the identity provider.")
        .header("WWW-Authenticate", "Bearer");
  }

  /** AWS is in trouble; nothing is known to have happened. */
  static ApiReply trouble() {
    return refusal(
            503,
            "The service is out of order at the moment.",
            "Send the same request again later; it is taken once.")
        .after(Duration.ofSeconds(5));
  }

  /** A defect of ours. */
  static ApiReply defect() {
    return refusal(
        500,
        "This request met a defect of the service; it has been noted.",
        "Send the same request again once it is mended; it is taken once.");
  }

  /** The same with one more field in its body. */
  ApiReply with(String field, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put(field, value);
    return new ApiReply(status, headers, more);
  }

  /** The same, and says when to repeat the request. */
  ApiReply after(Duration wait) {
    return header("Retry-After", Long.toString(wait.toSeconds()));
  }

  private ApiReply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiReply(status, more, body);
  }

  /** In the payload format 2.0. */
  byte[] json() {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("statusCode", status);
    reply.put("headers", headers);
    reply.put("body", Json.write(body));
    reply.put("isBase64Encoded", false);
    return Json.write(reply).getBytes(StandardCharsets.UTF_8);
  }
}
