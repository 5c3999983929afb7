package railway.cloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * What Lambda does when a function fails that was invoked asynchronously, as by a bus rule or a
 * schedule: EventBridge has delivered by then, so that its own retries and dead letters no longer
 * apply.
 *
 * @param maximumRetries 0 to 2, after the first attempt
 * @param maximumAge how long Lambda keeps the event
 * @param onFailure the ARN of the queue that gets the invocation record
 */
public record AsyncInvocation(
    int maximumRetries, Duration maximumAge, Optional<Expression> onFailure) {

  /** Lambda's defaults: two retries, six hours, no destination. */
  public static final AsyncInvocation DEFAULT =
      new AsyncInvocation(2, Duration.ofHours(6), Optional.empty());
}
