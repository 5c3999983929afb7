package railway.cloud.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import railway.cloud.wire.AwsError;
import railway.cloud.wire.Json;

/** One entry of a PutEvents request, as it came. */
record Entry(Map<String, Object> tree) {
  private static final int SIZE_OF_A_TIME = 14;

  Optional<String> text(String name) {
    return tree.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  List<String> resources() {
    return tree.get("Resources") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The name of the bus; the last part when it is given as an ARN. */
  String bus() {
    String given = text("EventBusName").orElse("default");
    return given.substring(given.lastIndexOf('/') + 1);
  }

  /** Seconds since 1970 on the wire; RFC 3339 is understood too. */
  Optional<Instant> time() {
    try {
      return switch (tree.get("Time")) {
        case null -> Optional.empty();
        case Number seconds ->
            Optional.of(Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000)));
        case Object text -> Optional.of(Instant.parse(text.toString()));
      };
    } catch (DateTimeException malformed) {
      throw AwsError.of(
          "SerializationException",
          "Time is neither seconds since 1970 nor an RFC 3339 time stamp: " + tree.get("Time"));
    }
  }

  /** Bytes that count towards the limit of a request, by EventBridge's rule. */
  int size() {
    int size = tree.get("Time") == null ? 0 : SIZE_OF_A_TIME;
    for (String name : List.of("Source", "DetailType", "Detail")) {
      size += text(name).map(Entry::bytes).orElse(0);
    }
    return size + resources().stream().mapToInt(Entry::bytes).sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Judges the entry by itself, in the order in which EventBridge does. */
  Judged judged(Set<String> buses) {
    for (String required : List.of("Source", "DetailType", "Detail")) {
      if (text(required).isEmpty()) {
        return invalid(required, required + " is a required argument.");
      }
    }
    String source = text("Source").orElseThrow();
    String detailType = text("DetailType").orElseThrow();
    if (source.length() > 256) {
      return invalid("Source", "Source must be at most 256 characters.");
    }
    if (detailType.length() > 128) {
      return invalid("DetailType", "DetailType must be at most 128 characters.");
    }
    if (source.startsWith("aws.")) {
      return new Judged.Refused(
          "NotAuthorizedForSourceException",
          "Not authorized for the source. Names that begin with aws. belong to AWS.");
    }
    return Json.object(text("Detail").orElseThrow())
        .map(detail -> onItsBus(source, detailType, detail, buses))
        .orElseGet(
            () ->
                new Judged.Refused(
                    "MalformedDetail",
                    "Detail is malformed. It must be the text of one JSON object."));
  }

  private Judged onItsBus(
      String source, String detailType, Map<String, Object> detail, Set<String> buses) {
    return buses.contains(bus())
        ? new Judged.Valid(source, detailType, detail)
        : invalid(
            "EventBusName",
            "Event bus "
                + bus()
                + " does not exist. The local cloud has: "
                + String.join(", ", buses));
  }

  private static Judged invalid(String parameter, String reason) {
    return new Judged.Refused(
        "InvalidArgument", "Parameter " + parameter + " is not valid. Reason: " + reason);
  }

  /** Whether the bus takes the entry. */
  sealed interface Judged {
    record Valid(String source, String detailType, Map<String, Object> detail) implements Judged {}

    record Refused(String code, String message) implements Judged {}
  }
}
