package railway.testing;

import railway.engine.Called;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;

/**
 * Is told what invocations do in a simulated world, at the moment at which it happens and in that
 * order. What third parties do, their own simulation tells.
 */
public interface Witness {

  /** Looks away. */
  Witness NOBODY = new Witness() {};

  /** It has read a journal to its end. */
  default void read(String invocation, WorkflowId id) {}

  /** An entry of its own is in the journal, whether it will ever hear of it or not. */
  default void appended(String invocation, Entry entry) {}

  /** A request of its own is over, and this is all it knows. */
  default void heard(String invocation, Called<?> called) {}

  /** The stream has brought it an entry to go on from. */
  default void followed(String invocation, Entry hint) {}

  /** It has been handed a row that is due. */
  default void woken(String invocation, WorkflowRow row) {}

  /** It shows a row in the read model, which keeps the newest. */
  default void showed(String invocation, WorkflowRow row) {}

  /** It has announced an event on the bus. */
  default void announced(String invocation, Announcement said) {}

  /** It has returned or was killed; nothing that it had in hand is left. */
  default void ended(String invocation) {}
}
