package railway.workflow;

import java.time.Duration;

/**
 * A State whose third party has one step and a query by identifier (spoken: deterministic).
 * Promise, given the three bounds: at most one effect, truthful, never uncertain. Without a known
 * bound the task is opaque, helpful query or not, and must be declared so.
 */
public non-sealed interface PessimisticLockState<E extends Event, N extends Event>
    extends State<E, N> {

  /** Makes the request once; the client underneath must not retry on its own. */
  Reply<? extends N> attempt(E event, TaskId task) throws Exception;

  /** Asks whether the action is on record. Called only when every bound has passed. */
  Finding<? extends N> find(E event, TaskId task) throws Exception;

  /**
   * The longest time after a request was sent until its effect, if any, has happened and a query
   * shows it: the network and the visibility bound in one. It is a property of the third party, and
   * holds for attempts that an earlier version of the code has made: lower it only when what was
   * sent before the third party became faster has settled.
   */
  Duration settlesWithin();

  /** The fault mapping: what is said when {@link #retry} says stop and the query found nothing. */
  N giveUp(E event, Fault fault, Knowledge.NothingHappened known);

  @Override
  default Category category() {
    return Category.PESSIMISTIC_LOCK;
  }
}
