package railway.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, by its name: {@code toString} is for people and may change. */
final class ConstantShape implements Shape {
  private final String words;
  private final Map<String, Object> constants = new LinkedHashMap<>();

  ConstantShape(Class<?> type) {
    words = type.getSimpleName();
    for (var constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
  }

  Set<String> names() {
    return constants.keySet();
  }

  @Override
  public Object write(Object value, WritingPass pass) {
    return ((Enum<?>) value).name();
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    if (!(tree instanceof String name)) {
      return pass.mismatch("the name of a " + words, tree);
    }
    var constant = constants.get(name);
    return constant != null
        ? constant
        : pass.violated("no " + words + " " + Sight.quoted(name), Nearest.mend(name, names()));
  }

  Object constant(String name) {
    var constant = constants.get(name);
    if (constant == null) {
      throw new IllegalArgumentException("no " + words + " " + name);
    }
    return constant;
  }

  @Override
  public String words() {
    return "one of " + Nearest.listed(names());
  }
}
