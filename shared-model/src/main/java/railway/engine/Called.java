package railway.engine;

import railway.workflow.Fault;

/** How a call of a third party came back. */
public sealed interface Called<T> {

  /** It answered. */
  record Returned<T>(T value) implements Called<T> {}

  /** It is over and brought no answer; {@link Faults} says how that is read. */
  record Failed<T>(Fault fault) implements Called<T> {}

  /**
   * It was over its limit and did not heed the interruption: whoever makes it may still send, until
   * its process ends.
   */
  record GoesOn<T>(Fault fault) implements Called<T> {}
}
