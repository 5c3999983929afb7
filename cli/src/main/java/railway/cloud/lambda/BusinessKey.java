package railway.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import railway.cloud.wire.Json;

/**
 * What an invocation is about, whatever ids and times its envelope carries: the fault plan decides
 * by it.
 */
final class BusinessKey {
  private BusinessKey() {}

  static String of(byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    return Json.object(text).map(event -> of(event, text)).orElse(text);
  }

  private static String of(Map<String, Object> event, String text) {
    if (event.get("detail") instanceof Map<?, ?> detail) {
      return event.get("detail-type") + Json.text(detail);
    }
    if (event.get("Records") instanceof List<?> records) {
      return records.stream().map(BusinessKey::ofRecord).collect(Collectors.joining(","));
    }
    if (event.get("rawPath") instanceof String path) {
      return event.get("routeKey") + path + Optional.ofNullable(event.get("body")).orElse("");
    }
    return text;
  }

  private static String ofRecord(Object entry) {
    if (entry instanceof Map<?, ?> map
        && map.get("dynamodb") instanceof Map<?, ?> change
        && change.get("Keys") instanceof Map<?, ?> keys) {
      return Json.text(keys);
    }
    return Json.text(entry);
  }
}
