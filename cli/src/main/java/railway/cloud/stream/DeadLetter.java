package railway.cloud.stream;

import java.time.Instant;

/**
 * Records that a stream trigger gave up.
 *
 * @param function the logical id
 * @param trigger the name of the event source
 * @param message the whole invocation record, JSON
 */
public record DeadLetter(
    String function, String trigger, String shard, Instant at, String message) {}
