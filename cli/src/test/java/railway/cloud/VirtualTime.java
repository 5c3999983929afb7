package railway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import railway.cloud.wire.Scheduler;

/**
 * Time that moves only when a test says so. Work that is due runs on the test's own thread, in the
 * order of its due times.
 */
public final class VirtualTime implements Scheduler, InstantSource {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Due> work =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private Instant now = START;
  private long asked;

  private record Due(Instant at, long order, Runnable work) {}

  @Override
  public synchronized Pending after(Duration delay, Runnable later) {
    Due due = new Due(now.plus(delay), asked++, later);
    work.add(due);
    return () -> work.remove(due);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public void runDue() {
    advance(Duration.ZERO);
  }

  public void advance(Duration by) {
    Instant end = instant().plus(by);
    while (true) {
      Due next;
      synchronized (this) {
        next = work.peek();
        if (next == null || next.at().isAfter(end)) {
          now = end;
          return;
        }
        work.remove();
        now = next.at().isAfter(now) ? next.at() : now;
      }
      next.work().run();
    }
  }

  public synchronized int waiting() {
    return work.size();
  }
}
