package railway.aws.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item with each of its attributes, at every depth, left out or replaced by something else. */
final class Mutations {
  private static final List<AttributeValue> OTHERS =
      List.of(
          AttributeValue.fromS(""),
          AttributeValue.fromN("-7.5"),
          AttributeValue.fromN("1E+125"),
          AttributeValue.fromBool(true),
          AttributeValue.fromNul(true),
          AttributeValue.fromM(Map.of()),
          AttributeValue.fromL(List.of()),
          AttributeValue.fromL(List.of(AttributeValue.fromNul(true))),
          AttributeValue.fromSs(List.of("a")),
          AttributeValue.fromNs(List.of("1")),
          AttributeValue.fromB(SdkBytes.fromUtf8String("a")));

  private Mutations() {}

  static List<Map<String, AttributeValue>> of(Map<String, AttributeValue> item) {
    List<Map<String, AttributeValue>> mutations = new ArrayList<>();
    for (String name : item.keySet()) {
      Map<String, AttributeValue> less = new LinkedHashMap<>(item);
      less.remove(name);
      mutations.add(less);
      ofValue(item.get(name)).forEach(other -> mutations.add(with(item, name, other)));
    }
    return mutations;
  }

  private static Stream<AttributeValue> ofValue(AttributeValue value) {
    Stream<AttributeValue> inside = Stream.empty();
    if (value.hasM()) {
      inside = of(value.m()).stream().map(AttributeValue::fromM);
    } else if (value.hasL() && !value.l().isEmpty()) {
      inside =
          ofValue(value.l().getFirst())
              .map(first -> AttributeValue.fromL(withFirst(value.l(), first)));
    }
    return Stream.concat(OTHERS.stream(), inside);
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> changed = new LinkedHashMap<>(item);
    changed.put(name, value);
    return changed;
  }

  private static List<AttributeValue> withFirst(List<AttributeValue> list, AttributeValue first) {
    List<AttributeValue> changed = new ArrayList<>(list);
    changed.set(0, first);
    return changed;
  }
}
