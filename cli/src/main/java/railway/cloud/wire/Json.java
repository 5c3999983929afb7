package railway.cloud.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** JSON text from and to plain trees of maps, lists, strings, numbers, booleans and null. */
public final class Json {
  private static final JSON STRICT =
      JSON.std.with(
          JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS, JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private Json() {}

  /**
   * Reads one JSON object.
   *
   * @return nothing when the text is not JSON, is another kind of value, or goes on after the
   *     object
   */
  public static Optional<Map<String, Object>> object(String text) {
    try (JsonParser parser = STRICT.createParser(text)) {
      Object tree = STRICT.anyFrom(parser);
      return parser.nextToken() == null && tree instanceof Map<?, ?> map
          ? Optional.of(ofStrings(map))
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** Writes a tree. */
  public static String text(Object tree) {
    try {
      return STRICT.asString(tree);
    } catch (IOException impossible) {
      throw new UncheckedIOException(
          "A tree of plain values could not be written as JSON", impossible);
    }
  }

  /** The same map: JSON's keys are strings. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> ofStrings(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
