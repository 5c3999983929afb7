package railway.engine;

import java.time.Instant;
import java.util.Optional;

/** Where a follower left a workflow. */
public sealed interface Followed {

  /**
   * Nothing more can be done before {@code due}, or before somebody else acts.
   *
   * @param wrote whether this follower appended anything
   */
  record Rests(Optional<Instant> due, boolean wrote) implements Followed {}

  /** The workflow has ended. */
  record Ended(String outcome) implements Followed {}

  /** Another invocation was first and goes on, or a newer version of the code will. */
  record StoodDown() implements Followed {}

  /** There is no such workflow. */
  record Missing() implements Followed {}

  /** The workflow is paused until an operator mends what the reason names. */
  record Paused(String reason) implements Followed {}
}
