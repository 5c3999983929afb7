package railway.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import railway.workflow.TaskId;

/**
 * A row of the read model <em>ToDos</em>: what is asked of whom, by when.
 *
 * @param visitSeq the entry that opened it
 * @param assignee under which it is listed ({@code role:…}, {@code subject:…})
 * @param question the task's read model, as a plain tree
 * @param decided what was decided, and how; empty while it is open
 */
public record ToDoRow(
    TaskId id,
    WorkflowId workflowId,
    String workflow,
    String task,
    long visitSeq,
    String assignee,
    String endpoint,
    Map<String, Object> question,
    Instant since,
    Optional<Instant> deadline,
    Optional<Closed> decided) {

  /**
   * How a To-Do was closed.
   *
   * @param event the event it ended with
   * @param seq the entry that ended it
   */
  public record Closed(String event, Instant at, long seq) {}

  public ToDoRow closed(Closed how) {
    return new ToDoRow(
        id,
        workflowId,
        workflow,
        task,
        visitSeq,
        assignee,
        endpoint,
        question,
        since,
        deadline,
        Optional.of(how));
  }
}
