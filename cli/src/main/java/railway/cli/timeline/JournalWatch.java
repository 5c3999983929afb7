package railway.cli.timeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import railway.aws.dynamodb.EntryCodec;
import railway.store.Entry;
import railway.store.Journal;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads the journal's stream from its beginning, as a third consumer would, and hands over each
 * entry. A local stream has one shard, which never ends.
 */
public final class JournalWatch implements AutoCloseable {
  private static final Duration REST = Duration.ofMillis(40);
  private static final int MOST_RECORDS = 1000;

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final EntryCodec codec;
  private final Consumer<Entry> listener;
  private final Thread thread;
  private Optional<String> lastRead = Optional.empty();
  private final AtomicLong rests = new AtomicLong();
  private volatile Optional<RuntimeException> failure = Optional.empty();

  private JournalWatch(
      DynamoDbStreamsClient streams, String streamArn, EntryCodec codec, Consumer<Entry> listener) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.codec = codec;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("journal-watch").unstarted(this::watch);
  }

  /** Begins to watch, on a thread of its own, on which the listener is called. */
  public static JournalWatch start(
      DynamoDbStreamsClient streams, String streamArn, EntryCodec codec, Consumer<Entry> listener) {
    JournalWatch watch = new JournalWatch(streams, streamArn, codec, listener);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    Optional<String> iterator = Optional.empty();
    try {
      while (!Thread.interrupted()) {
        iterator = read(iterator);
        Thread.sleep(REST);
      }
    } catch (InterruptedException closed) {
      thread.interrupt();
    } catch (RuntimeException broken) {
      failure = Optional.of(broken);
    }
  }

  /** Returns when everything that is in the stream by now was handed over. */
  public void catchUp() throws InterruptedException {
    long begun = rests.get(); // the read that is under way may have begun before the newest entry
    while (rests.get() < begun + 2) {
      requireAlive();
      Thread.sleep(REST);
    }
  }

  /** Complains if the watch has ended by itself, so that nobody waits for what it will not see. */
  public void requireAlive() {
    failure.ifPresent(
        broken -> {
          throw new IllegalStateException("The journal's stream cannot be read any more", broken);
        });
  }

  private Optional<String> read(Optional<String> iterator) {
    String from = iterator.orElseGet(this::open);
    var answer = streams.getRecords(request -> request.shardIterator(from).limit(MOST_RECORDS));
    answer.records().forEach(this::hand);
    if (answer.records().isEmpty()) {
      rests.incrementAndGet();
    }
    return Optional.ofNullable(answer.nextShardIterator());
  }

  private void hand(Record change) {
    lastRead = Optional.of(change.dynamodb().sequenceNumber());
    if (codec.decode(change.dynamodb().newImage()) instanceof Journal.Reading.Legible legible) {
      listener.accept(legible.entry());
    }
  }

  private String open() {
    String shard =
        streams
            .describeStream(request -> request.streamArn(streamArn))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
    return streams
        .getShardIterator(
            request -> {
              request.streamArn(streamArn).shardId(shard);
              lastRead.ifPresentOrElse(
                  number ->
                      request
                          .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                          .sequenceNumber(number),
                  () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
            })
        .shardIterator();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
