package railway.examples.thirdparties;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An agenda whose pages a test turns: nothing happens until the test says so. */
final class ManualAgenda implements Agenda {
  record Entry(Duration delay, Runnable action) {}

  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();

  @Override
  public void in(Duration delay, Runnable action) {
    entries.add(new Entry(delay, action));
  }

  /** The next entry, as soon as somebody has made it. */
  Entry next() {
    try {
      Entry entry = entries.poll(10, SECONDS);
      assertThat(entry).as("something on the agenda within 10 s").isNotNull();
      return entry;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  Duration doNext() {
    Entry entry = next();
    entry.action().run();
    return entry.delay();
  }

  /** Does what is on the agenda now, and what that puts there. */
  void doAll() {
    for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
      entry.action().run();
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
