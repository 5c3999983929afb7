package railway.functions;

import java.util.concurrent.atomic.AtomicLong;

/** Interrupts the thread that it watches when one thing takes too long: then it never ends. */
final class Watch {
  private static final int MOST_SECONDS = 60;

  private final Thread watched = Thread.currentThread();
  private final AtomicLong begun = new AtomicLong();

  private Watch() {}

  /** A watch over the calling thread, for as long as the process lives. */
  static Watch begin() {
    Watch watch = new Watch();
    Thread.ofPlatform().daemon().name("watch").start(watch::look);
    return watch;
  }

  /** The next thing begins. */
  void next() {
    begun.incrementAndGet();
  }

  private void look() {
    long seen = begun.get();
    for (int seconds = 0; ; seconds++) {
      try {
        Thread.sleep(1_000);
      } catch (InterruptedException nobodyDoes) {
        return;
      }
      if (seen != begun.get()) {
        seen = begun.get();
        seconds = 0;
      } else if (seconds >= MOST_SECONDS) {
        watched.interrupt();
        seconds = 0;
      }
    }
  }
}
