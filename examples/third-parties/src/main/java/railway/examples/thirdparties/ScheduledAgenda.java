package railway.examples.thirdparties;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** The agenda that real time turns: one timer thread, and a virtual thread for each action. */
final class ScheduledAgenda implements Agenda, AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("third-parties-agenda").factory());
  private final ExecutorService actions = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public void in(Duration delay, Runnable action) {
    try {
      var unused = timer.schedule(() -> actions.execute(action), delay.toNanos(), NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      // The third parties are closing: what was due later is never done.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    actions.shutdownNow();
  }
}
