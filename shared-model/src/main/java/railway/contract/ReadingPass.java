package railway.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tree on its way to a value: where we are, and what was found wrong so far. A shape that
 * cannot read answers null after it has noted why; only in this package, and only so that the hot
 * path makes no object for each field.
 */
final class ReadingPass {
  private final Strictness strictness;
  private final Trail trail = new Trail();
  private final List<Violation> violations = new ArrayList<>(0);

  ReadingPass(Strictness strictness) {
    this.strictness = strictness;
  }

  boolean isStrict() {
    return strictness == Strictness.STRICT;
  }

  @Nullable Object field(String name, Shape shape, @Nullable Object tree) {
    if (mayNotEnter()) {
      return null;
    }
    trail.field(name);
    return andBack(shape, tree);
  }

  @Nullable Object element(int index, Shape shape, @Nullable Object tree) {
    if (mayNotEnter()) {
      return null;
    }
    trail.element(index);
    return andBack(shape, tree);
  }

  @Nullable Object key(String key, Shape shape, @Nullable Object tree) {
    if (mayNotEnter()) {
      return null;
    }
    trail.key(key);
    return andBack(shape, tree);
  }

  /** Notes a violation at the value at hand. */
  @Nullable Object violated(String problem, String mend) {
    if (!isOver()) {
      violations.add(new Violation(trail.path(), problem, mend));
    }
    return null;
  }

  /** Notes that something else was expected at the value at hand. */
  @Nullable Object mismatch(String expected, @Nullable Object tree) {
    return violated("expected " + expected + ", got " + Sight.of(tree), "send " + expected);
  }

  /** Notes a violation at a field of the object at hand. */
  @Nullable Object violatedAt(String field, String problem, String mend) {
    trail.field(field);
    violated(problem, mend);
    trail.back();
    return null;
  }

  /** Notes that the object at hand has a field that nobody knows. */
  void stranger(String name, String problem, String mend) {
    trail.stranger(name);
    violated(problem, mend);
    trail.back();
  }

  /** Whether so much is wrong that looking further helps nobody. */
  boolean isOver() {
    return violations.size() >= Contract.MOST_VIOLATIONS;
  }

  boolean foundViolations() {
    return !violations.isEmpty();
  }

  List<Violation> violations() {
    if (isOver()) {
      violations.add(
          new Violation(
              "$",
              "reading stopped after " + Contract.MOST_VIOLATIONS + " violations",
              "mend these and send it again to see whether there are more"));
    }
    return violations;
  }

  private @Nullable Object andBack(Shape shape, @Nullable Object tree) {
    var value = shape.read(tree, this);
    trail.back();
    return value;
  }

  private boolean mayNotEnter() {
    if (trail.isFull()) {
      violated("nested deeper than " + Contract.DEEPEST + " steps", "send a flatter value");
    }
    return trail.isFull() || isOver();
  }
}
