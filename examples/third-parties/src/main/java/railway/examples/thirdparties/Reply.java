package railway.examples.thirdparties;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered: a status, a JSON object and, seldom, a header. */
record Reply(int status, Map<String, Object> body, Map<String, String> headers) {

  static Reply of(int status, Map<String, Object> body) {
    return new Reply(status, body, Map.of());
  }

  static Reply error(int status, String message) {
    return of(status, Map.of("error", message));
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, body, more);
  }

  /** An object whose fields keep the order in which they are written down. */
  static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
