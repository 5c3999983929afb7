package railway.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map from text; in the tree an object whose field names are the keys, in the map's own order.
 */
record MapShape(Shape element) implements Shape {

  @Override
  public Object write(Object value, WritingPass pass) {
    var tree = new LinkedHashMap<String, Object>();
    for (var entry : ((Map<?, ?>) value).entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw pass.refusal("a key that is null", "leave it out");
      }
      tree.put(key, pass.key(key, element, entry.getValue()));
    }
    return tree;
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    if (!(tree instanceof Map<?, ?> trees)) {
      return pass.mismatch("an object", tree);
    }
    var map = new LinkedHashMap<String, Object>();
    for (var entry : trees.entrySet()) {
      if (entry.getKey() instanceof String key && isKey(key, pass)) {
        var value = pass.key(key, element, entry.getValue());
        if (value != null) {
          map.put(key, value);
        }
      } else {
        pass.violated("a field name that is not valid text", "name fields by valid text");
      }
      if (pass.isOver()) {
        return null;
      }
    }
    return map.size() == trees.size() ? Collections.unmodifiableMap(map) : null;
  }

  @Override
  public String words() {
    return "object (any field names) of " + element.words();
  }

  private static boolean isKey(String key, ReadingPass pass) {
    return !pass.isStrict() || !TextShape.hasHalfCharacter(key);
  }
}
