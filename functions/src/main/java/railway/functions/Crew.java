package railway.functions;

import java.util.List;
import railway.engine.Concurrently;

/** Threads for a patrol, each with its own invocation; failures are collected. */
interface Crew extends Concurrently, AutoCloseable {

  /** What was thrown so far by what is done. */
  List<Throwable> failures();

  /** Ends what is still under way and waits for it: no work outlives its handler. */
  @Override
  void close();
}
