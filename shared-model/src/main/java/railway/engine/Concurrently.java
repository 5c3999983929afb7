package railway.engine;

import java.util.List;
import java.util.function.BiConsumer;

/** Runs the same work for many things at once, each with an invocation of its own. */
public interface Concurrently {

  /** Comes back when all are done; what one throws does not keep the others from being done. */
  <T> void forEach(List<T> things, BiConsumer<T, Invocation> work);
}
