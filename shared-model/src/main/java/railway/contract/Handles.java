package railway.contract;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The way into a record: found by reflection once for a type, called without it ever after. */
final class Handles {
  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
  private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

  private Handles() {}

  static MethodHandle accessor(RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      return lookup(accessor.getDeclaringClass()).unreflect(accessor).asType(GETTER);
    } catch (IllegalAccessException closed) {
      throw closed(component.getDeclaringRecord());
    }
  }

  static MethodHandle constructor(Class<?> type) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return lookup(type)
          .findConstructor(type, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, components.length)
          .asType(MAKER);
    } catch (NoSuchMethodException | IllegalAccessException closed) {
      throw closed(type);
    }
  }

  static @Nullable Object get(MethodHandle accessor, Object owner) {
    try {
      return (Object) accessor.invokeExact(owner);
    } catch (RuntimeException | Error thrownByAccessor) {
      throw thrownByAccessor;
    } catch (Throwable checked) {
      throw new IllegalStateException("an accessor threw a checked exception", checked);
    }
  }

  private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static ContractDefinitionException closed(Class<?> type) {
    return new ContractDefinitionException(
        type.getName() + " is closed to reflection; open its package to railway.contract");
  }
}
