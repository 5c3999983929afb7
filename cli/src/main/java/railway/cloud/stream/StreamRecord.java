package railway.cloud.stream;

import java.time.Instant;
import java.util.Map;

/**
 * One change of one item, as Lambda shows it to a function.
 *
 * @param key the text of the item's partition key; records of one key keep their order
 * @param arrived when the change was seen; DynamoDB Local's own time is cut to the minute
 * @param tree the record as a plain JSON tree
 */
public record StreamRecord(
    String key, String sequenceNumber, Instant arrived, Map<String, Object> tree) {

  public StreamRecord {
    tree = Map.copyOf(tree);
  }
}
