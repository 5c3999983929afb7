package railway.examples.thirdparties;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON text to plain trees and back. */
final class Json {
  private Json() {}

  /**
   * Reads one JSON object; an empty text is an empty object.
   *
   * @throws MalformedRequest when the text is anything else
   */
  static Map<String, Object> object(String text) {
    if (text.isBlank()) {
      return Map.of();
    }
    try {
      if (JSON.std.anyFrom(text) instanceof Map<?, ?> tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        tree.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
      }
    } catch (IOException notJson) {
      throw new MalformedRequest(
          "the body is not JSON (" + firstLine(notJson) + "): send one JSON object");
    }
    throw new MalformedRequest("the body is JSON but not an object: send {…}");
  }

  static String text(Map<String, ?> tree) {
    try {
      return JSON.std.asString(tree);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot write " + tree + " as JSON", broken);
    }
  }

  private static String firstLine(IOException problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
