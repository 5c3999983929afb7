package railway.functions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A look at a JSON value that may be anything: what is not there, or not as hoped, is empty. */
record Tree(@Nullable Object value) {

  Tree at(String... path) {
    @Nullable Object here = value;
    for (String field : path) {
      here = here instanceof Map<?, ?> map ? map.get(field) : null;
    }
    return new Tree(here);
  }

  boolean has(String field) {
    return value instanceof Map<?, ?> map && map.containsKey(field);
  }

  Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  Optional<Map<?, ?>> object() {
    return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  Optional<List<?>> list() {
    return value instanceof List<?> list ? Optional.of(list) : Optional.empty();
  }
}
