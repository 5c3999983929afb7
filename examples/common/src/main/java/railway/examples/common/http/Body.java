package railway.examples.common.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object that is written in the order of its fields, always to the same bytes. */
public final class Body {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public static Body of(String field, Object value) {
    return new Body().and(field, value);
  }

  public Body and(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public Map<String, Object> fields() {
    return fields;
  }
}
