package railway.functions;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import railway.engine.Concurrently;
import railway.engine.Invocation;

/** Virtual threads for a patrol, each with its own invocation; failures are collected. */
final class Crew implements Concurrently {
  private final Invocations invocations;
  private final AtomicInteger last = new AtomicInteger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** A crew whose invocations are numbered from 1; 0 is for whoever leads it. */
  Crew(Invocations invocations) {
    this.invocations = invocations;
  }

  @Override
  public <T> void forEach(List<T> things, BiConsumer<T, Invocation> work) {
    for (Future<Boolean> done : SideBySide.all(things, thing -> one(thing, work))) {
      if (done.state() == Future.State.FAILED) {
        failures.add(done.exceptionNow());
      }
    }
  }

  private <T> boolean one(T thing, BiConsumer<T, Invocation> work) {
    work.accept(thing, invocations.of(last.incrementAndGet()));
    return true;
  }

  /** What was thrown so far. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }
}
