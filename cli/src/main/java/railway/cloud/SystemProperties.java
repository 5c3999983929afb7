package railway.cloud;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** System properties that are set for a while. */
final class SystemProperties implements AutoCloseable {
  private final Map<String, Optional<String>> before = new TreeMap<>();

  private SystemProperties() {}

  static SystemProperties set(Map<String, String> values) {
    SystemProperties set = new SystemProperties();
    values.forEach(
        (name, value) ->
            set.before.put(name, Optional.ofNullable(System.setProperty(name, value))));
    return set;
  }

  /** Puts the old values back. */
  @Override
  public void close() {
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                old -> System.setProperty(name, old), () -> System.clearProperty(name)));
  }
}
