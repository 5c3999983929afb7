package railway.engine;

import org.jspecify.annotations.Nullable;
import railway.workflow.TaskId;

/**
 * An answer to a To-Do, as it came in.
 *
 * @param id the answer's own id: the same answer again gets the same reply
 * @param data a plain tree, not checked yet; null if nothing came
 */
public record Answer(TaskId toDo, String id, Caller caller, @Nullable Object data) {}
