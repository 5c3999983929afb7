package railway.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain tree on its way to JSON text. */
final class TreeWriter {

  private TreeWriter() {}

  static void write(@Nullable Object tree, JsonGenerator json) throws IOException {
    switch (tree) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean flag -> json.writeBoolean(flag);
      case Integer whole -> json.writeNumber(whole);
      case Long whole -> json.writeNumber(whole);
      case BigInteger whole -> json.writeNumber(whole);
      case BigDecimal decimal -> json.writeNumber(decimal);
      case Map<?, ?> object -> writeObject(object, json);
      case List<?> array -> writeArray(array, json);
      default ->
          throw new IllegalArgumentException(
              "A plain tree holds no %s: write text, numbers, booleans, lists and maps"
                  .formatted(tree.getClass().getName()));
    }
  }

  private static void writeObject(Map<?, ?> object, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> field : object.entrySet()) {
      json.writeFieldName(String.valueOf(field.getKey()));
      write(field.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeArray(List<?> array, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Object element : array) {
      write(element, json);
    }
    json.writeEndArray();
  }
}
