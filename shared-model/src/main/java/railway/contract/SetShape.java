package railway.contract;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set, in the tree a list in the set's own order; what is read keeps that order. */
record SetShape(Shape element) implements Shape {

  @Override
  public Object write(Object value, WritingPass pass) {
    return ListShape.writeAll((Set<?>) value, element, pass);
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    var elements = ListShape.readAll(tree, element, pass);
    if (elements == null) {
      return null;
    }
    var set = new LinkedHashSet<>(elements);
    return pass.isStrict() && set.size() < elements.size()
        ? pass.violated("the same element twice", "send each element once")
        : Collections.unmodifiableSet(set);
  }

  @Override
  public String words() {
    return "set (a list without repetition) of " + element.words();
  }
}
