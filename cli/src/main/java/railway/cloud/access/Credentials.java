package railway.cloud.access;

import java.util.Map;
import java.util.Optional;

/**
 * The access keys of this machine. A function's key names the function, so that each request says
 * in its signature who makes it. Nobody checks secrets: only this machine can reach the endpoints.
 *
 * @param accessKey letters and digits only, as DynamoDB Local wants it
 */
public record Credentials(String accessKey) {
  /** Whoever is no function: the AWS CLI, a test, a person. */
  public static final Credentials OPERATOR = new Credentials("local");

  private static final String FUNCTION = "ASIA";

  /** The key of a function. */
  public static Credentials of(String function) {
    return new Credentials(FUNCTION + function);
  }

  /** The function whose key it is, if it is a function's. */
  Optional<String> function() {
    return accessKey.startsWith(FUNCTION)
        ? Optional.of(accessKey.substring(FUNCTION.length()))
        : Optional.empty();
  }

  /** The variables that an SDK reads. */
  public Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", accessKey);
  }

  /** Whose key is in the header {@code Authorization} of a signed request; else the operator's. */
  public static Credentials ofSignature(String authorization) {
    String before = "Credential=";
    int start = authorization.indexOf(before);
    int end = authorization.indexOf('/', start);
    return start < 0 || end < 0
        ? OPERATOR
        : new Credentials(authorization.substring(start + before.length(), end));
  }
}
