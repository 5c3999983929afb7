package railway.testing.world;

import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Called;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Event;
import railway.workflow.TaskId;

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

  /** It has looked for a To-Do in the read model. */
  default void looked(String invocation, TaskId id, boolean found) {}

  /** It has announced an event on the bus. */
  default void announced(String invocation, Announcement said) {}

  /** It has put a trigger into the rejected queue. */
  default void rejected(String invocation, Event trigger, String reason) {}

  /** It has told a sender what came of an answer. */
  default void told(String invocation, Answer answer, Answered answered) {}

  /** The adversary has struck it, or a delivery. */
  default void struck(String invocation, Fault fault, Call call) {}

  /** A third party has done what was asked under this name, for the so-many-th time. */
  default void acted(TaskId id, int times) {}

  /** It has returned or was killed; nothing that it had in hand is left. */
  default void ended(String invocation) {}
}
