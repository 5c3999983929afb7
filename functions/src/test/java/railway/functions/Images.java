package railway.functions;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as the images of stream records. */
final class Images {

  private Images() {}

  /** The record of a put, as Lambda hands it over. */
  static String inserted(String sequenceNumber, Map<String, AttributeValue> item) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("workflowId", of(item.get("workflowId")));
    keys.put("seq", of(item.get("seq")));
    return """
        {"eventID": "id-of-%s", "eventName": "INSERT", "eventVersion": "1.1",
         "eventSource": "aws:dynamodb", "awsRegion": "eu-central-1",
         "dynamodb": {"ApproximateCreationDateTime": 1893488400, "Keys": %s, "NewImage": %s,
          "SequenceNumber": "%s", "SizeBytes": 500, "StreamViewType": "NEW_IMAGE"},
         "eventSourceARN": "arn:aws:dynamodb:eu-central-1:123456789012:table/Journal/stream/2030"}
        """
        .formatted(sequenceNumber, Json.write(keys), Json.write(of(item)), sequenceNumber);
  }

  static Map<String, Object> of(Map<String, AttributeValue> item) {
    Map<String, Object> tree = new LinkedHashMap<>();
    item.forEach((name, value) -> tree.put(name, of(value)));
    return tree;
  }

  private static Map<String, Object> of(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case M -> Map.of("M", of(value.m()));
      case L -> Map.of("L", value.l().stream().map(Images::of).toList());
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case B -> Map.of("B", base64(value.b()));
      case BS -> Map.of("BS", value.bs().stream().map(Images::base64).toList());
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("No item has a " + value.type());
    };
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }
}
