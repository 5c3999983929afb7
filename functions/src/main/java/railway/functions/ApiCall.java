package railway.functions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import railway.aws.Json;
import railway.engine.Caller;

/** A call of the HTTP API, in the payload format 2.0. */
record ApiCall(Tree event) {

  /** What an answer may hold, in bytes. */
  static final int MOST_BYTES = 256 * 1024;

  /** A body, as far as it can be taken. */
  sealed interface Body {

    record Taken(Json.Reading reading) implements Body {}

    record TooLarge(int bytes) implements Body {}

    record NotBase64() implements Body {}
  }

  String method() {
    return event.at("requestContext", "http", "method").text().orElse("").toUpperCase(Locale.ROOT);
  }

  /** The To-Do of the path, if the route has one. */
  Optional<String> taskId() {
    return event.at("pathParameters", "taskId").text();
  }

  /** A header, whatever the case of its name. */
  Optional<String> header(String name) {
    return event.at("headers").object().stream()
        .flatMap(headers -> headers.entrySet().stream())
        .filter(header -> String.valueOf(header.getKey()).equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .map(String::valueOf)
        .findFirst();
  }

  /**
   * Who calls, as the authorizer vouches for it: the subject, and the scopes as roles. Empty if no
   * authorizer was asked.
   */
  Optional<Caller.Person> caller() {
    Tree claims = event.at("requestContext", "authorizer", "jwt", "claims");
    return claims
        .at("sub")
        .text()
        .filter(Predicate.not(String::isBlank))
        .filter(Wholeness::of)
        .map(subject -> new Caller.Person(subject, roles(claims)));
  }

  private static Set<String> roles(Tree claims) {
    return Arrays.stream(claims.at("scope").text().orElse("").split(" "))
        .filter(Predicate.not(String::isBlank))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What was sent, read as JSON. */
  Body body() {
    String text = event.at("body").text().orElse("");
    byte[] bytes;
    try {
      bytes =
          Boolean.TRUE.equals(event.at("isBase64Encoded").value())
              ? Base64.getDecoder().decode(text)
              : text.getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return new Body.NotBase64();
    }
    return bytes.length > MOST_BYTES
        ? new Body.TooLarge(bytes.length)
        : new Body.Taken(Json.parse(bytes));
  }
}
