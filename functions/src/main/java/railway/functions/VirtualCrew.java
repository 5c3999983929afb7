package railway.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;

/**
 * Virtual threads for a patrol, each with its own invocation. So many work at once, and whoever
 * sends one more waits until one is done; failures are collected.
 */
final class VirtualCrew implements Crew {

  /** As many workflows are woken at once, so that memory and third parties are not flooded. */
  private static final int AT_ONCE = 64;

  private final Invocations invocations;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final List<Future<Boolean>> under = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private int last;

  /** A crew whose invocations are numbered from 1; 0 is for whoever leads it. */
  VirtualCrew(Invocations invocations) {
    this.invocations = invocations;
  }

  @Override
  public <T> void send(T thing, BiConsumer<T, Invocation> work) {
    Invocation own = invocations.of(++last);
    Callable<Boolean> task =
        () -> {
          try {
            work.accept(thing, own);
            return true;
          } finally {
            room.release();
          }
        };
    try {
      room.acquire();
    } catch (InterruptedException interrupted) {
      throw ended(interrupted);
    }
    under.add(threads.submit(task));
  }

  @Override
  public void join() {
    for (Future<Boolean> one : under) {
      try {
        one.get();
      } catch (ExecutionException thrown) {
        failures.add(thrown.getCause() == null ? thrown : thrown.getCause());
      } catch (InterruptedException interrupted) {
        throw ended(interrupted);
      }
    }
    under.clear();
  }

  private static InvocationEnded ended(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new InvocationEnded("The run was interrupted while it waited", interrupted);
  }

  @Override
  public List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** Interrupts what is still under way and waits for it. */
  @Override
  public void close() {
    if (!under.isEmpty()) {
      threads.shutdownNow();
    }
    threads.close();
  }
}
