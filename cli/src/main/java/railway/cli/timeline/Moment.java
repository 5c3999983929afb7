package railway.cli.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import railway.cli.console.Tint;
import railway.store.WorkflowId;

/**
 * One line of a timeline.
 *
 * @param task where it happened, as people say it
 * @param tint of the task: a State, a To-Do, or an event
 * @param took how long that took which came to its end here
 */
public record Moment(
    Instant at,
    WorkflowId workflow,
    String task,
    Tint tint,
    String what,
    Optional<Duration> took) {}
