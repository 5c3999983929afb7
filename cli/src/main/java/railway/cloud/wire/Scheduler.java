package railway.cloud.wire;

import java.time.Duration;

/**
 * Runs work later. The only way in which the local cloud waits, so that a test can bring its own
 * time.
 */
public interface Scheduler {
  /** Runs the work once, after the delay, on a thread of its own. */
  Pending after(Duration delay, Runnable work);

  /** Work that has been asked for. */
  interface Pending {
    /** Forgets the work if it has not begun. */
    void cancel();
  }
}
