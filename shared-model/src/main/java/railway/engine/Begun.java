package railway.engine;

import railway.store.WorkflowId;

/** What came of a trigger. */
public sealed interface Begun {

  /** Entry 0 is durable; the stream brings a follower. */
  record Started(WorkflowId id) implements Begun {}

  /** The same event had started it before: nothing was written. */
  record Duplicate(WorkflowId id) implements Begun {}

  /** The event cannot start a workflow; the reason says what, where and how to mend it. */
  record Refused(String reason) implements Begun {}
}
