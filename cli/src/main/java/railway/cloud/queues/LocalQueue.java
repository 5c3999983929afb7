package railway.cloud.queues;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import railway.cloud.template.QueueSpec;

/**
 * One standard queue in memory. A received message hides for its visibility time and comes back
 * unless it is deleted; nothing is ever dropped, whatever its age.
 */
public final class LocalQueue {
  private final QueueSpec spec;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final List<Held> messages = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();

  LocalQueue(QueueSpec spec, InstantSource clock, Supplier<String> ids) {
    this.spec = spec;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What a consumer gets. The receipt is good for deleting the message until it is received again.
   */
  public record Received(
      String messageId,
      String receipt,
      String body,
      Map<String, MessageAttribute> attributes,
      Instant sent,
      Instant firstReceived,
      int receiveCount) {}

  private static final class Held {
    private final String messageId;
    private final String body;
    private final Map<String, MessageAttribute> attributes;
    private final Instant sent;
    private Instant visibleFrom;
    private Instant firstReceived = Instant.MAX;
    private String receipt = "";
    private int receiveCount;

    Held(
        String messageId,
        String body,
        Map<String, MessageAttribute> attributes,
        Instant sent,
        Instant visibleFrom) {
      this.messageId = messageId;
      this.body = body;
      this.attributes = Map.copyOf(attributes);
      this.sent = sent;
      this.visibleFrom = visibleFrom;
    }
  }

  /** The queue's name. */
  public String name() {
    return spec.name();
  }

  QueueSpec spec() {
    return spec;
  }

  /** Adds a message that can be received at once, and returns its id. */
  public String send(String body, Map<String, MessageAttribute> attributes) {
    return send(body, attributes, Duration.ZERO);
  }

  String send(String body, Map<String, MessageAttribute> attributes, Duration delay) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Held held = new Held(ids.get(), body, attributes, now, now.plus(delay));
      messages.add(held);
      arrived.signalAll();
      return held.messageId;
    } finally {
      lock.unlock();
    }
  }

  /** Takes up to so many visible messages, oldest first, and hides them for the visibility time. */
  public List<Received> receive(int most, Duration visibility) {
    lock.lock();
    try {
      Instant now = clock.instant();
      return messages.stream()
          .filter(held -> !held.visibleFrom.isAfter(now))
          .limit(most)
          .map(held -> hand(held, now, visibility))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the first message for at most so long (real time, as the other side of a long poll
   * does).
   */
  List<Received> receive(int most, Duration visibility, Duration patience) {
    lock.lock();
    try {
      long left = patience.toNanos();
      List<Received> received = receive(most, visibility);
      while (received.isEmpty() && left > 0) {
        long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(100));
        left -= slice - Math.max(0, arrived.awaitNanos(slice));
        received = receive(most, visibility);
      }
      return received;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private Received hand(Held held, Instant now, Duration visibility) {
    held.visibleFrom = now.plus(visibility);
    held.receipt = ids.get();
    held.receiveCount++;
    held.firstReceived = held.receiveCount == 1 ? now : held.firstReceived;
    return new Received(
        held.messageId,
        held.receipt,
        held.body,
        held.attributes,
        held.sent,
        held.firstReceived,
        held.receiveCount);
  }

  /** Removes a received message. An old receipt removes nothing, and that is no error. */
  public void delete(String receipt) {
    lock.lock();
    try {
      messages.removeIf(held -> held.receiveCount > 0 && held.receipt.equals(receipt));
    } finally {
      lock.unlock();
    }
  }

  /** How many messages could be received now. */
  public int visible() {
    return count(true);
  }

  /** How many messages are hidden. */
  public int hidden() {
    return count(false);
  }

  /** The bodies of all messages that are kept, oldest first, without receiving them. */
  public List<String> bodies() {
    lock.lock();
    try {
      return messages.stream().map(held -> held.body).toList();
    } finally {
      lock.unlock();
    }
  }

  private int count(boolean visible) {
    lock.lock();
    try {
      Instant now = clock.instant();
      return (int)
          messages.stream().filter(held -> held.visibleFrom.isAfter(now) != visible).count();
    } finally {
      lock.unlock();
    }
  }
}
