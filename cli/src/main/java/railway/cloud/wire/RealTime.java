package railway.cloud.wire;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The scheduler of a running cloud: one timer thread, and a virtual thread for each piece of work.
 */
public final class RealTime implements Scheduler, AutoCloseable {
  private final CloudLog log;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("local-cloud-timer").daemon().factory());

  public RealTime(CloudLog log) {
    this.log = log;
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Pending after(Duration delay, Runnable work) {
    try {
      if (delay.isZero()) {
        run(work);
        return () -> {};
      }
      Future<?> pending = timer.schedule(() -> run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  private void run(Runnable work) {
    workers.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException fault) {
            log.fault("scheduler", fault);
          }
        });
  }

  /** Forgets what has not begun and interrupts what has. */
  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
    workers.close();
  }
}
