package railway.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the shape of a type, once for each contract; records and interfaces may hold themselves.
 */
final class Blueprint {
  private static final Map<Class<?>, Shape> SIMPLE = simple();

  private final Map<Class<?>, ObjectShape> objects = new LinkedHashMap<>();

  ObjectShape root(Class<?> type) {
    var path = type.getSimpleName();
    if (!type.isRecord() && !isChoice(type)) {
      throw Unsupported.root(type);
    }
    var root = object(type, path);
    new Heights(objects.values()).check();
    return root;
  }

  private Shape shape(Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, path);
    }
    if (!(type instanceof Class<?> plain)) {
      throw Unsupported.component(type, path);
    }
    var simple = SIMPLE.get(plain);
    if (simple != null) {
      return simple;
    }
    if (plain.isEnum()) {
      return new ConstantShape(plain);
    }
    if (plain.isRecord() || isChoice(plain)) {
      return object(plain, path);
    }
    throw Unsupported.component(type, path);
  }

  private Shape container(ParameterizedType type, String path) {
    var arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return new ListShape(shape(arguments[0], path + "[]"));
    }
    if (type.getRawType() == Set.class) {
      return new SetShape(shape(arguments[0], path + "[]"));
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return new MapShape(shape(arguments[1], path + "[key]"));
    }
    throw Unsupported.component(type, path);
  }

  private ObjectShape object(Class<?> type, String path) {
    var known = objects.get(type);
    if (known != null) {
      return known;
    }
    if (type.getTypeParameters().length > 0) {
      throw Unsupported.component(type, path);
    }
    return type.isRecord() ? record(type) : choice(type, path);
  }

  private RecordShape record(Class<?> type) {
    var shape = new RecordShape(type);
    objects.put(type, shape);
    shape.define(Arrays.stream(type.getRecordComponents()).map(this::field).toList());
    return shape;
  }

  private Field field(RecordComponent component) {
    var path = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    var type = component.getGenericType();
    var isOptional =
        type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    var held = isOptional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    return new Field(
        component.getName(), isOptional, shape(held, path), Handles.accessor(component));
  }

  private ChoiceShape choice(Class<?> type, String path) {
    var shape = new ChoiceShape(type);
    objects.put(type, shape);
    var records = new LinkedHashMap<String, RecordShape>();
    for (var each : leaves(type, path)) {
      var record = (RecordShape) object(each, path);
      var twin = records.putIfAbsent(each.getSimpleName(), record);
      if (twin != null && twin != record) {
        throw Unsupported.twins(type, twin.type(), each);
      }
    }
    for (var record : records.values()) {
      if (Arrays.stream(record.type().getRecordComponents())
          .anyMatch(component -> component.getName().equals(ChoiceShape.TYPE))) {
        throw Unsupported.takenName(type, record.type());
      }
    }
    shape.define(List.copyOf(records.values()));
    return shape;
  }

  /** The records below a sealed interface, through sealed interfaces between. */
  private static List<Class<?>> leaves(Class<?> type, String path) {
    var leaves = new ArrayList<Class<?>>();
    for (var permitted : type.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        leaves.add(permitted);
      } else if (isChoice(permitted)) {
        leaves.addAll(leaves(permitted, path));
      } else {
        throw Unsupported.kind(type, permitted, path);
      }
    }
    return leaves;
  }

  private static boolean isChoice(Class<?> type) {
    return type.isInterface() && type.isSealed();
  }

  private static Map<Class<?>, Shape> simple() {
    var shapes = new LinkedHashMap<Class<?>, Shape>();
    shapes.put(String.class, TextShape.TEXT);
    shapes.put(boolean.class, FlagShape.FLAG);
    shapes.put(Boolean.class, FlagShape.FLAG);
    shapes.put(int.class, WholeNumberShape.INT);
    shapes.put(Integer.class, WholeNumberShape.INT);
    shapes.put(long.class, WholeNumberShape.LONG);
    shapes.put(Long.class, WholeNumberShape.LONG);
    shapes.put(BigInteger.class, BigNumberShape.BIG);
    shapes.put(BigDecimal.class, DecimalShape.DECIMAL);
    for (var notation : NotationShape.values()) {
      shapes.put(notation.type(), notation);
    }
    return Map.copyOf(shapes);
  }
}
