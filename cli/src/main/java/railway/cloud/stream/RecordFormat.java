package railway.cloud.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.cloud.template.LocalArn;
import railway.cloud.template.TableSpec;
import railway.cloud.template.TableSpec.StreamView;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Turns a record of DynamoDB Local into the one that Lambda would hand out. Repaired on the way:
 * creation times, which are cut to the minute there; deletions by time to live, which are called
 * {@code EXPIRE} there and lack the service's identity; region and ARN.
 */
record RecordFormat(TableSpec table) {

  /**
   * Repairs and converts one record.
   *
   * @param arrived when the record was read
   */
  StreamRecord read(Record record, Instant arrived) {
    var change = record.dynamodb();
    var dynamodb = new LinkedHashMap<String, Object>();
    dynamodb.put("ApproximateCreationDateTime", arrived.getEpochSecond());
    dynamodb.put("Keys", AttributeTree.of(change.keys()));
    if (change.hasNewImage()) {
      dynamodb.put("NewImage", AttributeTree.of(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.put("OldImage", AttributeTree.of(change.oldImage()));
    }
    dynamodb.put("SequenceNumber", change.sequenceNumber());
    dynamodb.put("SizeBytes", change.sizeBytes());
    dynamodb.put("StreamViewType", table.stream().orElse(StreamView.KEYS_ONLY).name());

    boolean expired = "EXPIRE".equals(record.eventNameAsString());
    var tree = new LinkedHashMap<String, Object>();
    tree.put("eventID", record.eventID());
    tree.put("eventName", expired ? "REMOVE" : record.eventNameAsString());
    tree.put("eventVersion", "1.1");
    tree.put("eventSource", "aws:dynamodb");
    tree.put("awsRegion", LocalArn.REGION);
    tree.put("dynamodb", dynamodb);
    tree.put("eventSourceARN", LocalArn.stream(table));
    if (expired) {
      tree.put("userIdentity", Map.of("type", "Service", "principalId", "dynamodb.amazonaws.com"));
    }
    return new StreamRecord(key(change.keys()), change.sequenceNumber(), arrived, tree);
  }

  private String key(Map<String, AttributeValue> keys) {
    AttributeValue partition = keys.get(table.key().partition());
    if (partition == null) {
      throw new IllegalStateException(
          "A stream record of "
              + table.name()
              + " has no partition key "
              + table.key().partition()
              + " but "
              + keys.keySet()
              + ". Was the table made from another template?");
    }
    return switch (partition.type()) {
      case S -> partition.s();
      case N -> partition.n();
      default -> partition.toString();
    };
  }
}
