package railway.cloud.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import railway.cloud.template.LocalArn;
import railway.cloud.template.TableSpec;
import railway.cloud.wire.Json;

/**
 * The invocation record that goes to an on-failure destination. Besides what Lambda sends to a
 * queue it holds the payload as Lambda sends it to a bucket: the stream forgets a record after a
 * day, a dead letter must not.
 *
 * @param condition Lambda's word for the reason
 */
record GivenUp(String function, TableSpec table, Chunk chunk, Condition condition, Instant at) {

  /** Why records were given up. */
  enum Condition {
    RetryAttemptsExhausted,
    RecordAgeExceeded
  }

  private static final String SHARD = "shardId-00000000000000000000-local";

  /** As the letter of this trigger. */
  DeadLetter letter(String trigger) {
    return new DeadLetter(function, trigger, SHARD, at, message());
  }

  String message() {
    StreamRecord first = chunk.records().getFirst();
    StreamRecord last = chunk.records().getLast();
    var batch = new LinkedHashMap<String, Object>();
    batch.put("shardId", SHARD);
    batch.put("startSequenceNumber", first.sequenceNumber());
    batch.put("endSequenceNumber", last.sequenceNumber());
    batch.put("approximateArrivalOfFirstRecord", first.arrived().toString());
    batch.put("approximateArrivalOfLastRecord", last.arrived().toString());
    batch.put("batchSize", chunk.records().size());
    batch.put("streamArn", LocalArn.stream(table));

    var message = new LinkedHashMap<String, Object>();
    message.put(
        "requestContext",
        Map.of(
            "functionArn",
            LocalArn.function(function),
            "condition",
            condition.name(),
            "approximateInvokeCount",
            chunk.failures()));
    message.put("version", "1.0");
    message.put("timestamp", at.toString());
    message.put("DDBStreamBatchInfo", batch);
    message.put("payload", payload(chunk));
    return Json.text(message);
  }

  /** The event that the function gets, or would have got. */
  static String payload(Chunk chunk) {
    return Json.text(Map.of("Records", chunk.records().stream().map(StreamRecord::tree).toList()));
  }
}
