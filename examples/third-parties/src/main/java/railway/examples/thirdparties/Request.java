package railway.examples.thirdparties;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request, read to its end before anything is decided about it. Fields are asked for by name; a
 * missing or wrong one throws {@link MalformedRequest}.
 *
 * @param raw the body as it was sent: what an idempotency key is bound to
 */
record Request(
    String method,
    String path,
    Map<String, String> named,
    Map<String, String> query,
    Map<String, String> headers,
    String raw,
    Map<String, Object> body) {

  private static final int LONGEST_BODY = 1 << 20;

  static Request read(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (bytes.length > LONGEST_BODY) {
      throw new MalformedRequest("the body is longer than 1 MiB: send less");
    }
    String raw = new String(bytes, StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Map.of(),
        parameters(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        headers,
        raw,
        Json.object(raw));
  }

  Request named(Map<String, String> parts) {
    return new Request(method, path, parts, query, headers, raw, body);
  }

  /** The part of the path that the route calls by this name. */
  String part(String name) {
    return required(named.get(name), "path part", name);
  }

  String parameter(String name) {
    return required(query.get(name), "query parameter", name);
  }

  String header(String name) {
    return required(headers.get(name.toLowerCase(Locale.ROOT)), "header", name);
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> missing("field", field));
  }

  Optional<String> optionalText(String field) {
    return switch (body.get(field)) {
      case null -> Optional.empty();
      case String text when !text.isBlank() -> Optional.of(text);
      case Object other -> throw wrong(field, "a text that is not blank", other);
    };
  }

  /** A text or a number, given back as it came. */
  Object amount(String field) {
    return switch (body.get(field)) {
      case null -> throw missing("field", field);
      case Number number -> number;
      case String text -> text;
      case Object other -> throw wrong(field, "a number or a text", other);
    };
  }

  boolean flag(String field) {
    return switch (body.get(field)) {
      case null -> false;
      case Boolean flag -> flag;
      case Object other -> throw wrong(field, "true or false", other);
    };
  }

  int positive(String field, int otherwise) {
    return body.containsKey(field) ? positive(field, body) : otherwise;
  }

  /** The whole number, 1 or more, in this field of the body or of an object within it. */
  static int positive(String field, Map<?, ?> object) {
    return switch (object.get(field)) {
      case Integer number when number > 0 -> number;
      case null -> throw missing("field", field);
      case Object other -> throw wrong(field, "a whole number of 1 or more", other);
    };
  }

  List<?> list(String field) {
    return switch (body.get(field)) {
      case null -> throw missing("field", field);
      case List<?> list when !list.isEmpty() -> list;
      case Object other -> throw wrong(field, "a list that is not empty", other);
    };
  }

  private static String required(@Nullable String value, String what, String name) {
    return Optional.ofNullable(value)
        .filter(v -> !v.isBlank())
        .orElseThrow(() -> missing(what, name));
  }

  private static MalformedRequest missing(String what, String name) {
    return new MalformedRequest(what + " '" + name + "' is missing: send it");
  }

  private static MalformedRequest wrong(String field, String wanted, Object found) {
    return new MalformedRequest("field '" + field + "' is " + found + ": send " + wanted);
  }

  private static Map<String, String> parameters(String rawQuery) {
    Map<String, String> found = new HashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return found;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
