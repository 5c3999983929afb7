package railway.aws.dynamodb;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as Lambda shows them in stream records, the other way round than {@link StreamImages}. */
final class Images {

  private Images() {}

  static Map<String, Object> of(Map<String, AttributeValue> item) {
    Map<String, Object> image = new LinkedHashMap<>();
    item.forEach((name, value) -> image.put(name, of(value)));
    return image;
  }

  private static Object of(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case M -> Map.of("M", of(value.m()));
      case L -> Map.of("L", value.l().stream().map(Images::of).toList());
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("No test needs " + value.type());
    };
  }
}
