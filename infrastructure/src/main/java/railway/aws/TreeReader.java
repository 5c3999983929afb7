package railway.aws;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import railway.aws.Json.Reading;

/** One JSON text on its way to a plain tree. */
final class TreeReader {

  private TreeReader() {}

  static Reading read(JsonParser parser) throws IOException {
    if (parser.nextToken() == null) {
      return new Reading.NotJson("The text is empty: send one JSON value");
    }
    try {
      Object tree = value(parser);
      return parser.nextToken() == null
          ? new Reading.Parsed(tree)
          : new Reading.NotJson(
              "Something follows the JSON value at " + where(parser.currentTokenLocation()));
    } catch (Refused refused) {
      return new Reading.NotJson(refused.reason);
    }
  }

  /** What the parser did not like. Its own words are left out, for they quote the text. */
  static String reason(IOException broken) {
    String problem =
        switch (broken) {
          case JsonEOFException end -> "The text ends before the JSON value does";
          case StreamConstraintsException beyond ->
              "Nested deeper than %d levels, or a number of more than %d digits"
                  .formatted(Json.DEEPEST, Json.LONGEST_NUMBER);
          default -> "Not JSON";
        };
    return broken instanceof JsonProcessingException known && known.getLocation() != null
        ? problem + ", seen at " + where(known.getLocation())
        : problem + ": send UTF-8 text";
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("No JSON parser says this: " + parser.currentToken());
    };
  }

  private static Number whole(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : parser.getLongValue();
  }

  /** No decimal has an exponent that is no int, as {@code 1e99999999999}. */
  private static BigDecimal decimal(JsonParser parser) throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException beyond) {
      throw new Refused(
          "A number has too large an exponent, seen at %s: send a number of usual size"
              .formatted(where(location)));
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonLocation location = parser.currentTokenLocation();
      if (object.containsKey(name)) {
        throw new Refused(
            "An object has a field twice, the second time at %s: send it once"
                .formatted(where(location)));
      }
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static String where(JsonLocation location) {
    return "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Well-formed, and still no plain tree. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Refused(String reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
