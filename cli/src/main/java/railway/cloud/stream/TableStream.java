package railway.cloud.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the stream of a table in order, shard after shard, from the beginning. Not thread-safe: one
 * reader holds it.
 */
final class TableStream {
  /** The most that one request returns; smaller reads make DynamoDB Local slow. */
  private static final int MOST_RECORDS = 1000;

  private final DynamoDbStreamsClient streams;
  private final String arn;
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> shards = new ArrayDeque<>();
  private Optional<String> iterator = Optional.empty();
  private Optional<String> lastRead = Optional.empty();

  TableStream(DynamoDbStreamsClient streams, String arn) {
    this.streams = streams;
    this.arn = arn;
  }

  /** At most 1,000 records; none when the end is reached for now. */
  List<Record> next() {
    if (iterator.isEmpty() && !open()) {
      return List.of();
    }
    var answer =
        streams.getRecords(
            request -> request.shardIterator(iterator.orElseThrow()).limit(MOST_RECORDS));
    iterator = Optional.ofNullable(answer.nextShardIterator());
    if (iterator.isEmpty()) {
      shards.poll();
      lastRead = Optional.empty();
    }
    if (!answer.records().isEmpty() && iterator.isPresent()) {
      lastRead = Optional.of(answer.records().getLast().dynamodb().sequenceNumber());
    }
    return answer.records();
  }

  /** After a fault: goes on behind the last record that was returned. */
  void reopen() {
    iterator = Optional.empty();
  }

  private boolean open() {
    if (shards.isEmpty()) {
      discover();
    }
    String shard = shards.peek();
    if (shard == null) {
      return false;
    }
    iterator =
        Optional.of(
            streams
                .getShardIterator(
                    request -> {
                      request.streamArn(arn).shardId(shard);
                      lastRead.ifPresentOrElse(
                          sequenceNumber ->
                              request
                                  .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                  .sequenceNumber(sequenceNumber),
                          () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
                    })
                .shardIterator());
    return true;
  }

  /** Shards come in the order of their making, so that a parent is read before its children. */
  private void discover() {
    String from = null;
    do {
      String exclusiveStart = from;
      var description =
          streams
              .describeStream(
                  request -> {
                    request.streamArn(arn);
                    if (exclusiveStart != null) {
                      request.exclusiveStartShardId(exclusiveStart);
                    }
                  })
              .streamDescription();
      for (Shard shard : description.shards()) {
        if (seen.add(Objects.requireNonNull(shard.shardId()))) {
          shards.add(shard.shardId());
        }
      }
      from = description.lastEvaluatedShardId();
    } while (from != null);
  }
}
