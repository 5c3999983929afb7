package railway.examples.order.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object that is written in the order of its fields, always to the same bytes. */
final class Body {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  static Body of(String field, Object value) {
    return new Body().and(field, value);
  }

  Body and(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  Map<String, Object> fields() {
    return fields;
  }
}
