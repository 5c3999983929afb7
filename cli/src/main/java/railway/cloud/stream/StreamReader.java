package railway.cloud.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import railway.cloud.wire.CloudLog;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Reads the stream of one table on a thread of its own and offers each record to every trigger. */
final class StreamReader implements AutoCloseable {
  /** How long the reader rests when nobody tells it of a write. */
  private static final Duration LONGEST_REST = Duration.ofMillis(200);

  /** The same while somebody waits for quiet. */
  private static final Duration SHORTEST_REST = Duration.ofMillis(5);

  private final TableStream stream;
  private final RecordFormat format;
  private final List<Trigger> triggers;
  private final InstantSource clock;
  private final CloudLog log;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private final Set<CountDownLatch> waiting = ConcurrentHashMap.newKeySet();

  StreamReader(
      TableStream stream,
      RecordFormat format,
      List<Trigger> triggers,
      InstantSource clock,
      CloudLog log) {
    this.stream = stream;
    this.format = format;
    this.triggers = List.copyOf(triggers);
    this.clock = clock;
    this.log = log;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("stream-" + format.table().name())
            .unstarted(this::readOn);
  }

  void start() {
    thread.start();
  }

  /** Something may have been written. */
  void wake() {
    news.release();
  }

  /**
   * Waits until everything that was written before this call, and all that follows from it in the
   * table, is processed or given up.
   *
   * @return false when the limit is over before that
   */
  boolean awaitQuiet(Duration limit) throws InterruptedException {
    var quiet = new CountDownLatch(1);
    waiting.add(quiet);
    wake();
    try {
      return quiet.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      waiting.remove(quiet);
    }
  }

  private void readOn() {
    try {
      while (!closed) {
        if (turn()) {
          continue;
        }
        Duration rest = waiting.isEmpty() ? LONGEST_REST : SHORTEST_REST;
        if (news.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      }
    } catch (InterruptedException ended) {
      thread.interrupt();
    }
  }

  /**
   * Reads once and offers what came.
   *
   * @return whether there may be more to read
   */
  private boolean turn() {
    // Work that ended before this read has written before it, so that an empty read between two
    // looks at idle lanes proves quiet.
    Set<CountDownLatch> asked = allIdle() ? Set.copyOf(waiting) : Set.of();
    List<Record> records;
    try {
      records = stream.next();
    } catch (RuntimeException fault) {
      log.fault(thread.getName(), fault);
      stream.reopen();
      return false;
    }
    records.forEach(this::offer);
    if (records.isEmpty() && allIdle()) {
      asked.forEach(CountDownLatch::countDown);
    }
    return !records.isEmpty();
  }

  /** A record that cannot be read must not hide those behind it. */
  private void offer(Record record) {
    try {
      var change = format.read(record, clock.instant());
      triggers.forEach(trigger -> trigger.offer(change));
    } catch (RuntimeException fault) {
      log.fault(thread.getName(), fault);
    }
  }

  private boolean allIdle() {
    return triggers.stream().allMatch(Trigger::isIdle);
  }

  /** Ends after the read that is under way. An interrupt would not do: the database swallows it. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
