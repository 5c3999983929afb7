package railway.cloud.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One route of the API.
 *
 * @param method in capitals, or {@code ANY}
 * @param path with parameters in braces; the last one may take the rest of the path, as {@code
 *     {rest+}}
 * @param open anybody may call it, with or without a token
 */
public record Route(String method, String path, String function, boolean open) {
  /** As the gateway names it to functions. */
  String key() {
    return method + " " + path;
  }

  /** The path parameters, decoded, when the route is for this call. */
  Optional<Map<String, String>> match(String calledMethod, String rawPath) {
    if (!method.equals("ANY") && !method.equals(calledMethod)) {
      return Optional.empty();
    }
    List<String> wanted = segments(path);
    List<String> given = segments(rawPath);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String segment = wanted.get(i);
      if (segment.endsWith("+}") && given.size() > i) {
        parameters.put(
            segment.substring(1, segment.length() - 2),
            decoded(String.join("/", given.subList(i, given.size()))));
        return Optional.of(parameters);
      }
      if (i >= given.size() || (!isParameter(segment) && !segment.equals(decoded(given.get(i))))) {
        return Optional.empty();
      }
      if (isParameter(segment)) {
        parameters.put(segment.substring(1, segment.length() - 1), decoded(given.get(i)));
      }
    }
    return given.size() == wanted.size() ? Optional.of(parameters) : Optional.empty();
  }

  /**
   * Routes with fewer parameters, and with a method of their own, are asked first, as the gateway
   * does.
   */
  int generality() {
    int general = method.equals("ANY") ? 1 : 0;
    for (String segment : segments(path)) {
      general += isParameter(segment) ? 10 : 0;
      general += segment.endsWith("+}") ? 100 : 0;
    }
    return general;
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
