package railway.functions;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import railway.engine.InvocationEnded;

/**
 * The same work for many things at once, each on a virtual thread of its own; for a single one, as
 * most often, on the thread that is there.
 */
final class SideBySide {

  private SideBySide() {}

  /**
   * Comes back when all are done; what one throws does not keep the others from being done.
   *
   * @return what came of each, in the order of the things
   */
  static <T, R> List<Future<R>> all(List<T> things, Function<T, R> work) {
    if (things.size() == 1) {
      FutureTask<R> task = new FutureTask<>(() -> work.apply(things.getFirst()));
      task.run();
      return List.of(task);
    }
    try (ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor()) {
      return crew.invokeAll(
          things.stream().<Callable<R>>map(thing -> () -> work.apply(thing)).toList());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InvocationEnded("The run was interrupted while it waited", interrupted);
    }
  }
}
