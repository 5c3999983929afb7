package railway.benchmarks.coldstart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import railway.aws.Json;
import railway.functions.StartWorkflow;

/** The event that is handled, and the variables that a function gets. */
final class Town {
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  /** Long enough that the first task of the order is too late: that is one entry, and no call. */
  private static final Duration AGE = Duration.ofDays(10);

  private static final String ORDER =
      """
      {"id": "1", "source": "shop", "detail-type": "OrderPlaced", "detail": {
        "orderId": "1", "customerId": "c-1", "email": "ann@example.org", "address": "1 Main Street",
        "lines": [{"sku": "tea", "quantity": 2, "price": 4.25}, {"sku": "cup", "quantity": 1, "price": 4.00}],
        "total": 12.50}}
      """;

  private Town() {}

  static Map<String, String> variables(String address) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("AWS_ACCESS_KEY_ID", "id");
    variables.put("AWS_SECRET_ACCESS_KEY", "key");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "FollowTransition");
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", address);
    variables.put("JOURNAL_TABLE", "Journal");
    variables.put("WORKFLOWS_TABLE", "Workflows");
    variables.put("TODOS_TABLE", "ToDos");
    variables.put("EVENT_BUS", "railway-dev");
    variables.put("REJECTED_QUEUE_URL", address + "/rejected");
    variables.put("DUE_SHARDS", "2");
    variables.put("PAYMENT_DEADLINE", "PT72H");
    for (String party :
        List.of("WAREHOUSE", "BILLER", "PAYMENT_PROVIDER", "COURIER", "MAIL_GATEWAY")) {
      variables.put(party + "_URL", "https://example.org");
    }
    return variables;
  }

  /**
   * The stream record of an order that was placed a while ago, made by the function that starts
   * orders; the table holds that order's first entry from now on.
   */
  static byte[] event(StandInDynamoDb table) throws IOException {
    System.setProperty("aws.accessKeyId", "id");
    System.setProperty("aws.secretAccessKey", "key");
    new StartWorkflow(variables(table.address()))
        .handleRequest(
            new ByteArrayInputStream(ORDER.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            new NobodysContext());
    String aged =
        INSTANT
            .matcher(Json.write(table.lastPut()))
            .replaceAll(found -> Instant.parse(found.group()).minus(AGE).toString());
    if (!(Json.parse(aged) instanceof Json.Reading.Parsed(Map<?, ?> item))) {
      throw new IllegalStateException("The entry of the order is no object: " + aged);
    }
    table.holds(item);
    return Json.write(Map.of("Records", List.of(streamRecord(item))))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** With everything that a record of a real stream has. */
  private static Map<String, Object> streamRecord(Map<?, ?> item) {
    Map<String, Object> change = new HashMap<>();
    change.put("ApproximateCreationDateTime", 1_790_000_000L);
    change.put("Keys", Map.of("workflowId", value(item, "workflowId"), "seq", value(item, "seq")));
    change.put("NewImage", item);
    change.put("SequenceNumber", "100000000000000000001");
    change.put("SizeBytes", 800L);
    change.put("StreamViewType", "NEW_IMAGE");
    Map<String, Object> happened = new HashMap<>();
    happened.put("eventID", "c4ca4238a0b923820dcc509a6f75849b");
    happened.put("eventName", "INSERT");
    happened.put("eventVersion", "1.1");
    happened.put("eventSource", "aws:dynamodb");
    happened.put("awsRegion", "eu-central-1");
    happened.put("dynamodb", change);
    happened.put(
        "eventSourceARN",
        "arn:aws:dynamodb:eu-central-1:123456789012:table/Journal/stream/2026-01-01T00:00:00.000");
    return happened;
  }

  private static Object value(Map<?, ?> item, String attribute) {
    if (item.get(attribute) instanceof Map<?, ?> value) {
      return value;
    }
    throw new IllegalStateException("The entry of the order has no " + attribute);
  }
}
