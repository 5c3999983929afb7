package railway.cloud.wire;

/**
 * A request that a service refuses. It crosses the wire, so it is the one exception that the
 * services throw on purpose.
 */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String type;
  private final String queryCode;

  private AwsError(String type, String queryCode, String message) {
    super(message, null, false, false);
    this.type = type;
    this.queryCode = queryCode;
  }

  /** A fault of the caller: HTTP 400. */
  public static AwsError of(String type, String message) {
    return new AwsError(type, "", message);
  }

  /**
   * The same, for a service that had an older protocol and still sends its code beside the new
   * type.
   */
  public static AwsError withQueryCode(String type, String queryCode, String message) {
    return new AwsError(type, queryCode, message);
  }

  String type() {
    return type;
  }

  String queryCode() {
    return queryCode;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
