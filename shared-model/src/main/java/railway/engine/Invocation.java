package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * One run of a function, as far as the engine sees it: its name, its clock, its patience. A
 * composition root makes one for each record it handles; the simulator makes its own.
 */
public interface Invocation {

  /** Unique to this invocation and record; it names the writer of entries. */
  String id();

  Instant now();

  /** When the platform ends the process at the latest. */
  Instant endsBy();

  /**
   * Calls a third party, and comes back within {@code limit} whatever the call does; a call that is
   * over its limit is interrupted.
   */
  <T> Called<T> call(Duration limit, Callable<T> request);

  /** Waits. Only ever short, and only if the invocation lives long enough. */
  void pause(Duration wait);
}
