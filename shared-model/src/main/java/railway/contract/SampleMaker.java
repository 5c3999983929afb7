package railway.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one sample: walks the shapes, and tries a record again when its constructor refuses. */
final class SampleMaker {
  private static final int TRIES = 300;
  private static final int WILD_TRIES = 20;

  /** From here on lists stay empty and choices take the case that ends soonest. */
  private static final int DEEP = 3;

  private final Random random;
  private final Set<RecordShape> hopeless = new HashSet<>();
  private int depth;

  SampleMaker(Random random) {
    this.random = random;
  }

  Optional<Object> make(ObjectShape shape) {
    return make(shape, new Ingredients(random, true));
  }

  private Optional<Object> make(Shape shape, Ingredients ingredients) {
    return switch (shape) {
      case TextShape text -> Optional.of(ingredients.text());
      case FlagShape flag -> Optional.of(random.nextBoolean());
      case WholeNumberShape whole -> Optional.of(ingredients.whole(whole));
      case BigNumberShape big -> Optional.of(ingredients.big());
      case DecimalShape decimal -> Optional.of(ingredients.decimal());
      case ConstantShape constant -> constant(constant);
      case NotationShape notation -> Optional.of(ingredients.notation(notation));
      case ListShape list ->
          Optional.of(Collections.unmodifiableList(some(list.element(), ingredients)));
      case SetShape set ->
          Optional.of(
              Collections.unmodifiableSet(new LinkedHashSet<>(some(set.element(), ingredients))));
      case MapShape map -> Optional.of(map(map, ingredients));
      case RecordShape record -> deeper(() -> record(record));
      case ChoiceShape choice -> deeper(() -> choice(choice));
    };
  }

  private Optional<Object> constant(ConstantShape shape) {
    var names = List.copyOf(shape.names());
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(shape.constant(names.get(random.nextInt(names.size()))));
  }

  /** A few elements; fewer, or none, where no element can be made. */
  private List<Object> some(Shape element, Ingredients ingredients) {
    var elements = new ArrayList<Object>();
    for (var left = depth > DEEP ? 0 : ingredients.count(); left > 0; left--) {
      make(element, ingredients).ifPresent(elements::add);
    }
    return elements;
  }

  private Object map(MapShape shape, Ingredients ingredients) {
    var map = new LinkedHashMap<String, Object>();
    some(shape.element(), ingredients).forEach(value -> map.put(ingredients.text(), value));
    return Collections.unmodifiableMap(map);
  }

  private Optional<Object> choice(ChoiceShape shape) {
    var cases = new ArrayList<>(shape.cases());
    Collections.shuffle(cases, random);
    if (depth > DEEP) {
      cases.addFirst(shape.simplest());
    }
    return cases.stream().flatMap(record -> record(record).stream()).findFirst();
  }

  private Optional<Object> record(RecordShape shape) {
    for (var tried = 0; tried < TRIES && !hopeless.contains(shape); tried++) {
      var components = components(shape, new Ingredients(random, tried < WILD_TRIES));
      if (components == null) {
        return Optional.empty();
      }
      var made = shape.tryToMake(components);
      if (made.isPresent()) {
        return made;
      }
    }
    hopeless.add(shape);
    return Optional.empty();
  }

  private Object @Nullable [] components(RecordShape shape, Ingredients ingredients) {
    var components = new ArrayList<Object>();
    for (var field : shape.fields()) {
      if (field.isOptional()) {
        components.add(optional(field.shape(), ingredients));
        continue;
      }
      var component = make(field.shape(), ingredients);
      if (component.isEmpty()) {
        return null;
      }
      components.add(component.get());
    }
    return components.toArray();
  }

  private Object optional(Shape shape, Ingredients ingredients) {
    return depth > DEEP || random.nextInt(3) == 0 ? Optional.empty() : make(shape, ingredients);
  }

  private Optional<Object> deeper(Supplier<Optional<Object>> made) {
    if (depth > Contract.DEEPEST / 2) {
      return Optional.empty();
    }
    depth++;
    var value = made.get();
    depth--;
    return value;
  }
}
