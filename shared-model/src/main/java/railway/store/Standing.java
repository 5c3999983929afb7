package railway.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.workflow.Category;
import railway.workflow.TaskId;

/**
 * Where a workflow stands after an entry. It rides in every entry, so that a read model is made
 * from the newest entry alone, and so that nobody reads further back than the last transition.
 *
 * @param task the task's name, or the outcome's once ended
 * @param id the action's identifier; empty once ended
 * @param category of the task; empty once ended
 * @param since when the task was reached, or the workflow ended
 * @param visitSeq the entry that led here
 * @param deadline when the task is no longer needed
 * @param due when somebody must look if nothing has happened until then
 * @param attempts made so far in this visit
 * @param unresolved attempts that nobody has accounted for
 * @param visits how often each looping task has been visited
 * @param sweeps left-over steps to be looked for at third parties
 * @param uncertain whether the task that led here ended without anybody knowing what it did
 */
public record Standing(
    Status status,
    String task,
    Optional<TaskId> id,
    Optional<Category> category,
    Instant since,
    long visitSeq,
    Optional<Instant> deadline,
    Optional<Instant> due,
    int attempts,
    int unresolved,
    Map<String, Integer> visits,
    List<Sweep> sweeps,
    boolean uncertain) {

  /** What a workflow is doing. */
  public enum Status {
    /** A State is being performed or waits for its next attempt. */
    RUNNING,
    /** A To-Do is open. */
    WAITING,
    /** An operator must mend something first. */
    PAUSED,
    /** The outcome is known. */
    ENDED
  }

  /**
   * Steps that a lost process may have left at a third party.
   *
   * @param visitSeq the entry that led to the visit whose steps they are
   * @param task the task that can find and cancel them
   * @param notBefore when a late request can no longer create another
   */
  public record Sweep(long visitSeq, String task, TaskId id, Instant notBefore) {}

  public Standing {
    visits = Map.copyOf(visits);
    sweeps = List.copyOf(sweeps);
  }
}
