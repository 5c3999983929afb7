package railway.contract;

import org.jspecify.annotations.Nullable;

/**
 * One value on its way to a tree. What could not be read back is refused here, before anything is
 * stored, by an exception: it is a programmer's error and no answer to anybody outside.
 */
final class WritingPass {
  private final Trail trail = new Trail();

  Object field(String name, Shape shape, @Nullable Object value) {
    checkDepth();
    trail.field(name);
    return andBack(shape, value);
  }

  Object element(int index, Shape shape, @Nullable Object value) {
    checkDepth();
    trail.element(index);
    return andBack(shape, value);
  }

  Object key(String key, Shape shape, @Nullable Object value) {
    checkDepth();
    trail.key(key);
    return andBack(shape, value);
  }

  IllegalArgumentException refusal(String problem, String mend) {
    return new IllegalArgumentException(
        "cannot write " + trail.path() + ": " + problem + "; " + mend);
  }

  private Object andBack(Shape shape, @Nullable Object value) {
    if (value == null) {
      throw refusal("it is null", "check it in the record's constructor, or declare an Optional");
    }
    var tree = shape.write(value, this);
    trail.back();
    return tree;
  }

  private void checkDepth() {
    if (trail.isFull()) {
      throw refusal("the value is nested deeper than " + Contract.DEEPEST + " steps", "flatten it");
    }
  }
}
