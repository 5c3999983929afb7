package railway.functions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import railway.engine.Called;
import railway.engine.Faults;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;

/**
 * One record's share of a Lambda invocation. Lambda freezes what still runs when a handler returns
 * and thaws it into a later invocation, so a call is cancelled, and waited for, before this goes
 * on.
 */
record LambdaInvocation(String id, InstantSource clock, Instant endsBy, Log log)
    implements Invocation {

  /** How long a cancelled call may take to end; part of the slack that the engine keeps back. */
  private static final Duration SETTLING = Duration.ofMillis(200);

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public <T> Called<T> call(Duration limit, Callable<T> request) {
    FutureTask<T> task = new FutureTask<>(() -> Objects.requireNonNull(request.call()));
    Thread thread = Thread.ofVirtual().name("call of " + id).start(task);
    try {
      return new Called.Returned<>(task.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException thrown) {
      return new Called.Failed<>(Faults.of(Objects.requireNonNullElse(thrown.getCause(), thrown)));
    } catch (TimeoutException over) {
      return end(task, thread)
          ? new Called.Failed<>(Faults.overLimit(limit))
          : new Called.GoesOn<>(Faults.overLimit(limit));
    } catch (InterruptedException interrupted) {
      end(task, thread);
      throw stopped(interrupted);
    }
  }

  /** Whether the call is over, so that nothing is sent any more. */
  private boolean end(FutureTask<?> task, Thread thread) {
    task.cancel(true);
    try {
      boolean over = thread.join(SETTLING);
      if (!over) {
        log.say("call-goes-on", "invocation", id, "mend", "let the client heed interruption");
      }
      return over;
    } catch (InterruptedException interrupted) {
      throw stopped(interrupted);
    }
  }

  @Override
  public void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException interrupted) {
      throw stopped(interrupted);
    }
  }

  private static InvocationEnded stopped(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new InvocationEnded("The run was interrupted while it waited", interrupted);
  }
}
