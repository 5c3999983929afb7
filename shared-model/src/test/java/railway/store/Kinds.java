package railway.store;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which alternatives of sealed types there are, and which occur in some values. */
final class Kinds {

  private Kinds() {}

  /** The records below a sealed interface. */
  static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::leaves)
        : Stream.of(type);
  }

  /** The classes of all records and the constants that occur in a value, however deep. */
  static Set<Object> in(Object value) {
    Set<Object> found = new HashSet<>();
    collect(value, found);
    return found;
  }

  private static void collect(Object value, Set<Object> found) {
    switch (value) {
      case Record record -> {
        found.add(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          collect(read(component, record), found);
        }
      }
      case Enum<?> constant -> found.add(constant);
      case Collection<?> values -> values.forEach(element -> collect(element, found));
      case Optional<?> optional -> optional.ifPresent(present -> collect(present, found));
      default -> {}
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException unreadable) {
      throw new LinkageError("Cannot read " + component, unreadable);
    }
  }
}
