package railway.cloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One HTTP answer. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
  /** An answer of one content type. */
  public static HttpReply of(int status, String contentType, String body) {
    return new HttpReply(
        status,
        Map.of("Content-Type", List.of(contentType)),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The short answer that AWS's HTTP API gives when it has no more to say. */
  public static HttpReply message(int status, String message) {
    return of(status, "application/json", Json.text(Map.of("message", message)));
  }
}
