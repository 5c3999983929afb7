package railway.cloud.template;

import java.util.Locale;

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
    return tableNamed(table.name());
  }

  public static String stream(TableSpec table) {
    return table(table) + "/stream/local";
  }

  public static String queue(QueueSpec queue) {
    return queueNamed(queue.name());
  }

  public static String tableNamed(String name) {
    return arn("dynamodb", "table/" + name);
  }

  public static String queueNamed(String name) {
    return arn("sqs", name);
  }

  public static String bus(BusSpec bus) {
    return arn("events", "event-bus/" + bus.name());
  }

  public static String function(String logicalId) {
    return arn("lambda", "function:" + logicalId);
  }

  /** What callers reach: the alias, where there is one. */
  public static String called(FunctionSpec function) {
    return function(function.logicalId()) + function.alias().map(alias -> ":" + alias).orElse("");
  }

  public static String rule(String bus, String rule) {
    return arn("events", "rule/" + bus + "/" + rule);
  }

  /** Buckets have neither region nor account in their ARN. */
  public static String bucket(BucketSpec bucket) {
    return bucketNamed(bucket.name());
  }

  public static String bucketNamed(String name) {
    return "arn:aws:s3:::" + name;
  }

  /** IAM is the same in every region. */
  public static String role(RoleSpec role) {
    return "arn:aws:iam::" + ACCOUNT + ":role/" + role.name();
  }

  /** A resource that does nothing here, after its type, as {@code AWS::Logs::LogGroup}. */
  static String other(String type, String logicalId) {
    return arn(type.replaceAll("^AWS::(\\w+)::.*", "$1").toLowerCase(Locale.ROOT), logicalId);
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
