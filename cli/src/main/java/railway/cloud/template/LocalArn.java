package railway.cloud.template;

/**
 * The ARNs that the local cloud makes up. They are functions of the template, so that a test or a
 * log line can be compared between runs.
 */
public final class LocalArn {
  /** The account that every local resource belongs to; also DynamoDB Local's own. */
  public static final String ACCOUNT = "000000000000";

  /** The region of every local resource. */
  public static final String REGION = "local";

  private LocalArn() {}

  public static String table(TableSpec table) {
    return arn("dynamodb", "table/" + table.name());
  }

  public static String stream(TableSpec table) {
    return table(table) + "/stream/local";
  }

  public static String queue(QueueSpec queue) {
    return arn("sqs", queue.name());
  }

  public static String bus(BusSpec bus) {
    return arn("events", "event-bus/" + bus.name());
  }

  public static String function(String logicalId) {
    return arn("lambda", "function:" + logicalId);
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
