package railway.functions;

import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** One run of a handler: what its platform lends it, until it returns. */
interface Run {

  Invocations invocations();

  /**
   * Does the same work for many things at once, each on a thread of its own. Comes back when all
   * are done; what one throws does not keep the others from being done.
   *
   * @param work takes the invocations of its own thread
   * @return what came of each, in the order of the things
   */
  <T, R> List<Future<R>> each(List<T> things, BiFunction<T, Invocations, R> work);

  /** Waits before a batch is given back, as long as its platform thinks best. */
  void waitBeforeAgain();

  /** Threads for a patrol. */
  Crew crew();
}
