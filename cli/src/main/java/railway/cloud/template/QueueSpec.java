package railway.cloud.template;

import java.time.Duration;

/**
 * A standard SQS queue.
 *
 * @param retention how long a message is kept
 * @param visibilityTimeout how long a received message is hidden from other receivers
 */
public record QueueSpec(
    String logicalId, String name, Duration retention, Duration visibilityTimeout) {}
