package railway.examples.thirdparties;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A method and a path such as {@code /holds/{holdId}/confirm}, and the endpoint behind them. */
record Route(String method, List<String> path, Use use, Endpoint endpoint) {

  /** Who uses the route decides whether it may misbehave. */
  sealed interface Use {}

  /**
   * A task calls it: it misbehaves when a fault is thrown.
   *
   * @param operation what the request asks for, in one word
   * @param id the business identifier that the request is about
   */
  record Business(String operation, Function<Request, String> id) implements Use {}

  /** People and the demo call it: it never misbehaves. */
  record Console() implements Use {}

  static Route business(
      String methodAndPath, String operation, Function<Request, String> id, Endpoint endpoint) {
    return route(methodAndPath, new Business(operation, id), endpoint);
  }

  static Route console(String methodAndPath, Endpoint endpoint) {
    return route(methodAndPath, new Console(), endpoint);
  }

  private static Route route(String methodAndPath, Use use, Endpoint endpoint) {
    String[] both = methodAndPath.split(" ", 2);
    return new Route(both[0], List.of(both[1].split("/", -1)), use, endpoint.guarded());
  }

  /** The named parts of the path when it is this route's, and nothing when it is another's. */
  Optional<Map<String, String>> match(String rawPath) {
    String[] parts = rawPath.split("/", -1);
    if (parts.length != path.size()) {
      return Optional.empty();
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i++) {
      String pattern = path.get(i);
      String part = decoded(parts[i]);
      if (pattern.startsWith("{")) {
        named.put(pattern.substring(1, pattern.length() - 1), part);
      } else if (!pattern.equals(part)) {
        return Optional.empty();
      }
    }
    return Optional.of(named);
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
