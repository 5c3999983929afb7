package railway.contract;

import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A record, in the tree an object with a field for each component. */
final class RecordShape implements ObjectShape {
  private final Class<?> type;
  private final MethodHandle constructor;
  private final Set<String> names = new LinkedHashSet<>();
  private Field[] fields = {};

  RecordShape(Class<?> type) {
    this.type = type;
    this.constructor = Handles.constructor(type);
  }

  /**
   * Gives the record its fields, once: later than its birth, so that records may hold themselves.
   */
  void define(List<Field> components) {
    fields = components.toArray(Field[]::new);
    components.forEach(field -> names.add(field.name()));
  }

  Class<?> type() {
    return type;
  }

  List<Field> fields() {
    return List.of(fields);
  }

  @Override
  public Map<String, Object> write(Object value, WritingPass pass) {
    var tree = LinkedHashMap.<String, Object>newLinkedHashMap(fields.length);
    writeInto(tree, value, pass);
    return tree;
  }

  void writeInto(Map<String, Object> tree, Object value, WritingPass pass) {
    for (var field : fields) {
      field.write(value, tree, pass);
    }
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    return tree instanceof Map<?, ?> map
        ? readFields(searchable(map), 0, pass)
        : pass.mismatch("an object (" + words() + ")", tree);
  }

  /**
   * Reads the components.
   *
   * @param others how many fields of the tree are known to somebody else, such as the type's name
   */
  @Nullable Object readFields(Map<?, ?> tree, int others, ReadingPass pass) {
    var components = new Object[fields.length];
    var known = others;
    var isComplete = true;
    for (var i = 0; i < fields.length; i++) {
      var found = tree.get(fields[i].name());
      known += found == null ? 0 : 1;
      var component = fields[i].read(found, pass);
      if (component == null) {
        isComplete = false;
      } else {
        components[i] = component;
      }
    }
    if (pass.isStrict() && known < tree.size()) {
      reportUnknown(tree, others > 0, pass);
    }
    return isComplete ? make(components, pass) : null;
  }

  @Override
  public String words() {
    return type.getSimpleName();
  }

  /** A sorted map throws at a key that its order cannot compare; others just do not find it. */
  static Map<?, ?> searchable(Map<?, ?> map) {
    return map instanceof SortedMap<?, ?> ? new LinkedHashMap<>(map) : map;
  }

  private void reportUnknown(Map<?, ?> tree, boolean hasTypeName, ReadingPass pass) {
    for (var key : tree.keySet()) {
      if (!(key instanceof String name)) {
        pass.violated("a field name that is not text", "name fields by text");
      } else if (!names.contains(name) && !(hasTypeName && name.equals(ChoiceShape.TYPE))) {
        pass.stranger(
            name, words() + " has no field " + Sight.quoted(name), Nearest.mend(name, names));
      }
      if (pass.isOver()) {
        return;
      }
    }
  }

  /** The record of these components, or empty when its constructor refuses them. */
  Optional<Object> tryToMake(Object[] components) {
    var attempt = new ReadingPass(Strictness.LENIENT);
    return Optional.ofNullable(make(components, attempt));
  }

  private @Nullable Object make(Object[] components, ReadingPass pass) {
    try {
      return (Object) constructor.invokeExact(components);
    } catch (Error error) {
      throw error;
    } catch (Throwable refusal) {
      return pass.violated(
          Refusal.of(refusal, words(), components), "send what " + words() + " accepts");
    }
  }
}
