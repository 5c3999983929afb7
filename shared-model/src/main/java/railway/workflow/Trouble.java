package railway.workflow;

/**
 * What is known when a retry is decided.
 *
 * @param attempts attempts made so far in this visit, at least 1
 * @param task the action's identifier
 * @param fault what went wrong with the last one
 */
public record Trouble(int attempts, TaskId task, Fault fault) {}
