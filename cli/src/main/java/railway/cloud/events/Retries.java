package railway.cloud.events;

import java.time.Duration;
import java.util.Optional;
import railway.cloud.queues.LocalQueue;

/**
 * How long to try again, and where to keep what was given up.
 *
 * @param most attempts after the first one
 * @param maximumAge counted from the moment at which the bus accepted the event
 * @param keptIn nowhere: what is given up is lost, as in AWS
 */
public record Retries(int most, Duration maximumAge, Optional<LocalQueue> keptIn) {}
