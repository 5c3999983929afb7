package railway.workflow;

import java.time.Duration;

/**
 * A State whose third party takes an idempotency key (spoken: trivial). Promise: the effect happens
 * at most once, and exactly once if it was accepted. Nothing can make its expiration truthful: an
 * attempt may have been made by a process that left no trace, so giving up always means that it may
 * have happened, at most once.
 */
public non-sealed interface IdempotentState<E extends Event, N extends Event> extends State<E, N> {

  /**
   * Makes the request with {@code key} as the idempotency key and the same body on every attempt.
   * An "in progress" answer (409, 425) is {@link Reply.Refused}.
   */
  Reply<? extends N> attempt(E event, TaskId key) throws Exception;

  /**
   * How long the third party remembers a key; longer than the deadline plus the longest delay. From
   * a quarter of an hour before that nothing is sent any more, and the task is given up. If a
   * request may be under way for longer than one attempt may take, declare that much less.
   */
  Duration keyRetention();

  /** The fault mapping: what is said when {@link #retry} says stop. */
  N giveUp(E event, Fault fault, Knowledge.MayHaveHappened known);

  @Override
  default Category category() {
    return Category.IDEMPOTENT;
  }
}
