package railway.contract;

import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record and the field that holds it.
 *
 * @param accessor takes an Object, the record, and returns an Object, the component
 */
record Field(String name, boolean isOptional, Shape shape, MethodHandle accessor) {

  void write(Object owner, Map<String, Object> tree, WritingPass pass) {
    var value = Handles.get(accessor, owner);
    if (!isOptional) {
      tree.put(name, pass.field(name, shape, value));
    } else if (!(value instanceof Optional<?> optional)) {
      throw pass.refusal("the Optional " + name + " is null", "use Optional.empty()");
    } else if (optional.isPresent()) {
      tree.put(name, pass.field(name, shape, optional.get()));
    }
  }

  @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    if (tree != null) {
      var value = pass.field(name, shape, tree);
      return isOptional && value != null ? Optional.of(value) : value;
    }
    return isOptional
        ? Optional.empty()
        : pass.violatedAt(name, "missing", "send " + shape.words());
  }
}
