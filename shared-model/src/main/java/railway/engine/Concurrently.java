package railway.engine;

import java.util.function.BiConsumer;

/** Does many things at once, each with an invocation of its own. */
public interface Concurrently {

  /**
   * Has the work done for one thing. May come back before it is done, and may first wait until
   * there is room for one more.
   */
  <T> void send(T thing, BiConsumer<T, Invocation> work);

  /** Comes back when everything sent is done; what one threw kept no other from being done. */
  void join();
}
