package railway.cloud.wire;

/**
 * A request that a service refuses. It crosses the wire, so it is the one exception that the
 * services throw on purpose.
 */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String type;
  private final String queryCode;
  private final int status;

  private AwsError(int status, String type, String queryCode, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.queryCode = queryCode;
  }

  /** A fault of the caller: HTTP 400. */
  public static AwsError of(String type, String message) {
    return new AwsError(400, type, "", message);
  }

  /**
   * The same, for a service that had an older protocol and still sends its code beside the new
   * type.
   */
  public static AwsError withQueryCode(String type, String queryCode, String message) {
    return new AwsError(400, type, queryCode, message);
  }

  /** The same, where the answer to somebody without permission is HTTP 403. */
  public static AwsError forbidden(String type, String queryCode, String message) {
    return new AwsError(403, type, queryCode, message);
  }

  int status() {
    return status;
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
