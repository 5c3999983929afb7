package railway.aws.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map under construction: a plain tree whose moments are text and whose absent fields are out.
 */
final class Fields {
  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  Fields put(String name, Object value) {
    map.put(name, value);
    return this;
  }

  Fields put(String name, Instant moment) {
    return put(name, (Object) Moments.exact(moment));
  }

  Fields put(String name, Optional<Instant> moment) {
    moment.ifPresent(present -> put(name, present));
    return this;
  }

  Fields put(String name, Enum<?> constant) {
    return put(name, (Object) Words.of(constant));
  }

  Map<String, @Nullable Object> map() {
    return map;
  }
}
