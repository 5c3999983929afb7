package railway.cloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * How long EventBridge tries to hand an event to its target, and where the event goes afterwards.
 *
 * @param deadLetterArn the ARN of the queue that keeps what could not be delivered
 */
public record DeliveryPolicy(
    int maximumRetries, Duration maximumAge, Optional<Expression> deadLetterArn) {

  /** EventBridge's defaults: 185 retries within 24 hours, then the event is dropped. */
  public static final DeliveryPolicy DEFAULT =
      new DeliveryPolicy(185, Duration.ofHours(24), Optional.empty());
}
