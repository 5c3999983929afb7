package railway.cloud.events;

import railway.cloud.template.RuleInput;

/**
 * A rule of a bus with its one target, a function.
 *
 * @param pattern EventBridge's event pattern, in JSON
 * @param input what the function gets
 * @param delivery what the bus does while the function does not take the event
 * @param invocation what Lambda does when the function took the event and failed: the bus has
 *     delivered then and no longer cares
 */
public record EventRule(
    String name,
    String bus,
    String pattern,
    String function,
    RuleInput input,
    Retries delivery,
    Retries invocation) {}
