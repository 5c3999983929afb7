package railway.examples.thirdparties;

/**
 * The ways in which a webhook, promised at least once, comes other than exactly once and at once.
 */
public enum WebhookFault {
  /** Sent twice at the same time, with the same webhook id. */
  DUPLICATE_WEBHOOK,
  /** Sent for the first time after {@link Pace#webhookLateBy}. */
  LATE_WEBHOOK,
  /** Sent once more although it was received: the answer to it is taken for lost. */
  REPEAT_WEBHOOK
}
