package railway.decision;

import java.time.Instant;
import java.util.Optional;
import railway.workflow.TaskId;

/** Where an event led. */
public sealed interface Next {

  /**
   * To a task.
   *
   * @param task its name
   * @param id the action's identifier, with the visit number
   * @param visit 1 the first time
   * @param deadline when it is no longer needed; fixed at the moment of the transition
   */
  record To(String task, TaskId id, int visit, Optional<Instant> deadline) implements Next {}

  /** To the end: the event is the workflow's outcome. */
  record Ended() implements Next {}
}
