package railway.workflow;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a class says of the type parameters of one of its interfaces, however far up. */
final class TypeArguments {

  private TypeArguments() {}

  /** The classes bound to the parameters of {@code generic}, in order. */
  static List<Class<?>> of(Class<?> type, Class<?> generic) {
    return find(type, generic, Map.of())
        .orElseThrow(
            () ->
                new DefinitionException(
                    "%s leaves the type parameters of %s open: name them, as in implements %s<OrderPlaced, StockAnswer>"
                        .formatted(
                            type.getName(), generic.getSimpleName(), generic.getSimpleName())));
  }

  private static Optional<List<Class<?>>> find(
      Class<?> type, Class<?> generic, Map<TypeVariable<?>, Type> bound) {
    List<Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
    if (type.getGenericSuperclass() != null) {
      parents.add(type.getGenericSuperclass());
    }
    for (Type parent : parents) {
      if (parent instanceof ParameterizedType parameterized
          && parameterized.getRawType() instanceof Class<?> raw) {
        List<Type> arguments =
            List.of(parameterized.getActualTypeArguments()).stream()
                .map(argument -> bound.getOrDefault(argument, argument))
                .toList();
        if (raw.equals(generic)) {
          return classes(arguments);
        }
        Map<TypeVariable<?>, Type> inner = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
          inner.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        Optional<List<Class<?>>> found = find(raw, generic, inner);
        if (found.isPresent()) {
          return found;
        }
      } else if (parent instanceof Class<?> raw) {
        Optional<List<Class<?>>> found = find(raw, generic, Map.of());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Class<?>>> classes(List<Type> arguments) {
    List<Class<?>> classes = new ArrayList<>();
    for (Type argument : arguments) {
      if (!(argument instanceof Class<?> named)) {
        return Optional.empty();
      }
      classes.add(named);
    }
    return Optional.of(classes);
  }
}
