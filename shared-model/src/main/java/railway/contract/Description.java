package railway.contract;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;

/** A contract as people read it: each object once, its fields one a line. */
final class Description {
  private final Set<ObjectShape> told = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<ObjectShape> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  String of(ObjectShape root) {
    await(root);
    while (!open.isEmpty()) {
      switch (open.remove()) {
        case RecordShape record -> tell(record);
        case ChoiceShape choice -> tell(choice);
      }
    }
    return text.toString();
  }

  private void tell(RecordShape record) {
    text.append(record.words()).append('\n');
    for (var field : record.fields()) {
      text.append("  ").append(field.name()).append(": ").append(field.shape().words());
      text.append(field.isOptional() ? ", optional\n" : "\n");
      await(field.shape());
    }
  }

  private void tell(ChoiceShape choice) {
    text.append(choice.words()).append(": the field \"type\" says which, one of ");
    text.append(choice.cases().stream().map(Shape::words).collect(Collectors.joining(", ")));
    text.append('\n');
    choice.cases().forEach(this::await);
  }

  private void await(Shape shape) {
    switch (shape) {
      case ObjectShape object -> {
        if (told.add(object)) {
          open.add(object);
        }
      }
      case ListShape list -> await(list.element());
      case SetShape set -> await(set.element());
      case MapShape map -> await(map.element());
      case TextShape text -> {}
      case FlagShape flag -> {}
      case WholeNumberShape whole -> {}
      case BigNumberShape big -> {}
      case DecimalShape decimal -> {}
      case ConstantShape constant -> {}
      case NotationShape notation -> {}
    }
  }
}
