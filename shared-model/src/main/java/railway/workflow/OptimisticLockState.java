package railway.workflow;

import java.util.List;

/**
 * A State whose third party has two steps, a query and cancellation (spoken: deterministic).
 * Promise: exactly once or truthfully not at all, never uncertain, no effect after the transition,
 * with no clock, lease or bound at all. The third party must serialise confirm and cancel of one
 * step, and both must be final. Only the tidying up rests on time: a request to hold that arrives
 * minutes after its sender ended leaves a step that nobody cancels.
 */
public non-sealed interface OptimisticLockState<E extends Event, N extends Event>
    extends State<E, N> {

  /** Asks the third party to hold a first step under {@code task} as our reference. */
  Preparation<? extends N> prepare(E event, TaskId task) throws Exception;

  /** The steps that the third party still holds, unconfirmed, under {@code task}. */
  List<Step> find(E event, TaskId task) throws Exception;

  /** Confirms the elected step; repeated until it is answered. */
  Confirmation<? extends N> confirm(E event, Step step) throws Exception;

  /** Cancels a step that is not wanted any more; repeated until it is answered. */
  Cancellation<? extends N> cancel(E event, Step step) throws Exception;

  /** The fault mapping: what is said when {@link #retry} says stop and the step is cancelled. */
  N giveUp(E event, Fault fault, Knowledge.NothingHappened known);

  @Override
  default Category category() {
    return Category.OPTIMISTIC_LOCK;
  }
}
