package railway.cloud.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that somebody wants to do.
 *
 * @param action in IAM's words, as {@code dynamodb:PutItem}
 * @param resource its ARN, or {@code *} when the action is about none
 * @param facts what conditions may ask for, by IAM's condition key
 */
public record Access(String action, String resource, Map<String, List<String>> facts) {
  public Access {
    facts =
        facts.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }

  /** Without facts of its own. */
  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of());
  }

  /** With one more fact. */
  public Access with(String key, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(facts);
    more.put(key, List.of(value));
    return new Access(action, resource, more);
  }

  /** The service that is asked, as {@code dynamodb}. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }
}
