package railway.decision;

import railway.workflow.Event;

/** What the third parties of the models say. */
enum Said implements Event {
  /** What triggered the task. */
  ASKED,
  /** It was done. */
  YES,
  /** It was not, and will not be. */
  NO
}
