package railway.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list; what is read cannot be changed. */
record ListShape(Shape element) implements Shape {

  @Override
  public Object write(Object value, WritingPass pass) {
    return writeAll((List<?>) value, element, pass);
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    var elements = readAll(tree, element, pass);
    return elements == null ? null : List.copyOf(elements);
  }

  @Override
  public String words() {
    return "list of " + element.words();
  }

  static List<Object> writeAll(Iterable<?> values, Shape element, WritingPass pass) {
    var tree = new ArrayList<Object>();
    for (var value : values) {
      tree.add(pass.element(tree.size(), element, value));
    }
    return tree;
  }

  /** All elements, or null when at least one of them cannot be read. */
  static @Nullable List<Object> readAll(@Nullable Object tree, Shape element, ReadingPass pass) {
    if (!(tree instanceof List<?> trees)) {
      pass.mismatch("a list", tree);
      return null;
    }
    var elements = new ArrayList<Object>(trees.size());
    var index = 0;
    for (var each : trees) {
      var value = pass.element(index++, element, each);
      if (value != null) {
        elements.add(value);
      } else if (pass.isOver()) {
        break;
      }
    }
    return elements.size() == trees.size() ? elements : null;
  }
}
