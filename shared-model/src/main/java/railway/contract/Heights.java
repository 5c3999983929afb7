package railway.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * How many objects the least value of a shape nests. A shape without a height has no finite value
 * at all; a choice's lowest case is where a sample of a type that holds itself comes to an end.
 */
final class Heights {
  private final List<ObjectShape> shapes;
  private final IdentityHashMap<ObjectShape, Integer> heights = new IdentityHashMap<>();

  Heights(Collection<ObjectShape> shapes) {
    this.shapes = List.copyOf(shapes);
    var height = 1;
    while (grows(height)) {
      height++;
    }
  }

  void check() {
    for (var shape : shapes) {
      switch (shape) {
        case RecordShape record -> {
          if (!heights.containsKey(record)) {
            throw Unsupported.endless(record.type());
          }
        }
        case ChoiceShape choice ->
            choice.endWith(
                choice.cases().stream()
                    .filter(heights::containsKey)
                    .min(Comparator.comparing(heights::get))
                    .orElseThrow(() -> Unsupported.endless(choice.type())));
      }
    }
  }

  /** Gives this height to the shapes that need only lower ones; whether there were any. */
  private boolean grows(int height) {
    var grown =
        shapes.stream()
            .filter(shape -> !heights.containsKey(shape) && needsOnlyKnown(shape))
            .toList();
    grown.forEach(shape -> heights.put(shape, height));
    return !grown.isEmpty();
  }

  private boolean needsOnlyKnown(ObjectShape shape) {
    return switch (shape) {
      case RecordShape record ->
          record.fields().stream()
              .filter(field -> !field.isOptional())
              .allMatch(
                  field ->
                      !(field.shape() instanceof ObjectShape held) || heights.containsKey(held));
      case ChoiceShape choice -> choice.cases().stream().anyMatch(heights::containsKey);
    };
  }
}
