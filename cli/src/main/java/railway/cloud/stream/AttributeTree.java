package railway.cloud.stream;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as the JSON that DynamoDB speaks: {@code {"S":"text"}}. */
final class AttributeTree {
  private AttributeTree() {}

  static Map<String, Object> of(Map<String, AttributeValue> attributes) {
    var tree = new LinkedHashMap<String, Object>();
    attributes.forEach((name, value) -> tree.put(name, of(value)));
    return tree;
  }

  static Map<String, Object> of(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case B -> Map.of("B", base64(value.b()));
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case M -> Map.of("M", of(value.m()));
      case L -> Map.of("L", value.l().stream().map(AttributeTree::of).toList());
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case BS -> Map.of("BS", value.bs().stream().map(AttributeTree::base64).toList());
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException(
              "The stream shows an attribute of a type that this SDK does not know: "
                  + value
                  + ". Update the SDK.");
    };
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
