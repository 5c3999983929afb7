package railway.cloud.queues;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import railway.cloud.wire.AwsError;
import railway.cloud.wire.Json;

/**
 * Reads the fields of a request to SQS, and refuses in its words what is missing or of the wrong
 * type.
 */
record Fields(Map<String, Object> tree) {
  String text(String name) {
    if (tree.get(name) instanceof String text) {
      return text;
    }
    throw AwsError.of(
        "com.amazonaws.sqs#MissingParameter",
        "The request must contain the parameter " + name + ", a string.");
  }

  int number(String name, int otherwise, int least, int most) {
    Object value = tree.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.intValue();
    }
    throw invalid(
        "Value "
            + value
            + " for parameter "
            + name
            + " is invalid. Reason: Must be a number between "
            + least
            + " and "
            + most
            + ".");
  }

  List<Fields> entries(String name) {
    List<Fields> entries =
        tree.get(name) instanceof List<?> list
            ? list.stream()
                .filter(Map.class::isInstance)
                .map(entry -> new Fields(Json.ofStrings((Map<?, ?>) entry)))
                .toList()
            : List.of();
    if (entries.isEmpty()) {
      throw AwsError.withQueryCode(
          "com.amazonaws.sqs#EmptyBatchRequest",
          "AWS.SimpleQueueService.EmptyBatchRequest;Sender",
          "There should be at least one entry in the request.");
    }
    if (entries.size() > 10) {
      throw AwsError.withQueryCode(
          "com.amazonaws.sqs#TooManyEntriesInBatchRequest",
          "AWS.SimpleQueueService.TooManyEntriesInBatchRequest;Sender",
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    if (entries.stream().map(entry -> entry.text("Id")).distinct().count() < entries.size()) {
      throw AwsError.withQueryCode(
          "com.amazonaws.sqs#BatchEntryIdsNotDistinct",
          "AWS.SimpleQueueService.BatchEntryIdsNotDistinct;Sender",
          "Two entries of the batch have the same Id.");
    }
    return entries;
  }

  List<String> names(String name) {
    return tree.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  Map<String, MessageAttribute> attributes() {
    Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
    if (tree.get("MessageAttributes") instanceof Map<?, ?> given) {
      Json.ofStrings(given).forEach((name, value) -> attributes.put(name, attribute(name, value)));
    }
    return attributes;
  }

  private static MessageAttribute attribute(String name, Object value) {
    if (value instanceof Map<?, ?> map && map.get("DataType") instanceof String type) {
      try {
        if (map.get("StringValue") instanceof String text && !text.isEmpty()) {
          return new MessageAttribute(type, new MessageAttribute.Text(text));
        }
        if (map.get("BinaryValue") instanceof String base64) {
          return new MessageAttribute(
              type, new MessageAttribute.Binary(Base64.getDecoder().decode(base64)));
        }
      } catch (IllegalArgumentException malformed) {
        throw invalid(
            "The message attribute '" + name + "' is invalid. Reason: " + malformed.getMessage());
      }
    }
    throw invalid(
        "The message attribute '"
            + name
            + "' must contain a non-empty DataType and a non-empty StringValue or BinaryValue.");
  }

  static AwsError invalid(String message) {
    return AwsError.withQueryCode(
        "com.amazonaws.sqs#InvalidParameterValue", "InvalidParameterValue;Sender", message);
  }
}
