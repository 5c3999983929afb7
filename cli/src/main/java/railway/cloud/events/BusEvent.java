package railway.cloud.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import railway.cloud.template.LocalArn;
import railway.cloud.wire.Json;

/** An event that a bus has accepted. The detail is a JSON tree. */
public record BusEvent(
    String id,
    String bus,
    String source,
    String detailType,
    Instant time,
    List<String> resources,
    Map<String, Object> detail) {
  /** The event in EventBridge's envelope, as rules and targets see it. */
  public String json() {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("version", "0");
    envelope.put("id", id);
    envelope.put("detail-type", detailType);
    envelope.put("source", source);
    envelope.put("account", LocalArn.ACCOUNT);
    envelope.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    envelope.put("region", LocalArn.REGION);
    envelope.put("resources", resources);
    envelope.put("detail", detail);
    return Json.text(envelope);
  }

  /** What the event is about, whatever its id and time. */
  String businessKey() {
    return source + '\u0000' + detailType + '\u0000' + Json.text(detail);
  }
}
