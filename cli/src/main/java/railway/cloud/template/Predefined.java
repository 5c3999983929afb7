package railway.cloud.template;

import java.util.List;

/** The variables that every input template can use without defining them. */
public final class Predefined {
  public static final String RULE_ARN = "aws.events.rule-arn";
  public static final String RULE_NAME = "aws.events.rule-name";
  public static final String INGESTION_TIME = "aws.events.event.ingestion-time";

  /** The event without its detail. */
  public static final String EVENT = "aws.events.event";

  public static final String EVENT_JSON = "aws.events.event.json";

  static final List<String> NAMES = List.of(RULE_ARN, RULE_NAME, INGESTION_TIME, EVENT, EVENT_JSON);

  private Predefined() {}
}
