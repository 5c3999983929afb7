package railway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What is to come, in virtual time. The clock moves only when somebody waits, and then everything
 * happens that was to happen until then, in order.
 */
final class Agenda {

  private static final Comparator<Item> IN_ORDER =
      Comparator.comparing(Item::at).thenComparingLong(Item::number);

  private final Queue<Item> items = new PriorityQueue<>(IN_ORDER);
  private Instant now;
  private long numbers;
  private int deliveries;

  Agenda(Instant beginning) {
    this.now = beginning;
  }

  private record Item(Instant at, long number, boolean delivery, Runnable what) {}

  Instant now() {
    return now;
  }

  /** Something is on its way and arrives soon. */
  void delivers(Duration later, Runnable what) {
    deliveries++;
    items.add(new Item(now.plus(later), numbers++, true, what));
  }

  /** Something happens at that moment, and nobody holds their breath for it. */
  void happens(Instant moment, Runnable what) {
    items.add(new Item(moment.isBefore(now) ? now : moment, numbers++, false, what));
  }

  /** Whether anything is still on its way. */
  boolean delivering() {
    return deliveries > 0;
  }

  /** Lets the next thing happen; false if there is none. */
  boolean goOn() {
    Item next = items.poll();
    if (next == null) {
      return false;
    }
    now = next.at().isAfter(now) ? next.at() : now;
    deliveries -= next.delivery() ? 1 : 0;
    next.what().run();
    return true;
  }

  /** Called by whoever waits: others may do something meanwhile. */
  void passes(Duration time) {
    Instant until = now.plus(time);
    Item next = items.peek();
    while (next != null && !next.at().isAfter(until)) {
      goOn();
      next = items.peek();
    }
    now = until.isAfter(now) ? until : now;
  }
}
