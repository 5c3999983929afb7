package railway.engine;

import java.time.Instant;

/** What one step of a follower came to. */
sealed interface Move {

  /** Judge again. */
  record GoOn() implements Move {}

  /** Attempt {@code number} is ours until {@code lease}: make it. */
  record Make(int number, Instant lease) implements Move {}

  /** Nothing more in this invocation. */
  record Leave(Followed followed) implements Move {}
}
