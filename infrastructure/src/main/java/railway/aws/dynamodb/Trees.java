package railway.aws.dynamodb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Plain trees as native attributes, and back. */
final class Trees {
  private final Decimals decimals;

  Trees(Decimals decimals) {
    this.decimals = decimals;
  }

  Map<String, AttributeValue> store(Map<?, ?> tree) {
    Map<String, AttributeValue> attributes = LinkedHashMap.newLinkedHashMap(tree.size());
    tree.forEach((name, value) -> attributes.put(String.valueOf(name), store(value)));
    return attributes;
  }

  private AttributeValue store(@Nullable Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case String text -> AttributeValue.fromS(text);
      case Boolean flag -> AttributeValue.fromBool(flag);
      case Integer whole -> AttributeValue.fromN(whole.toString());
      case Long whole -> AttributeValue.fromN(whole.toString());
      case BigInteger whole -> decimals.store(new BigDecimal(whole));
      case BigDecimal decimal -> decimals.store(decimal);
      case Map<?, ?> map -> AttributeValue.fromM(store(map));
      case List<?> list -> AttributeValue.fromL(list.stream().map(this::store).toList());
      default ->
          throw new IllegalArgumentException(
              "A plain tree holds no %s: write text, numbers, booleans, lists and maps"
                  .formatted(value.getClass().getName()));
    };
  }

  static Map<String, @Nullable Object> read(Map<String, AttributeValue> attributes) {
    Map<String, @Nullable Object> tree = LinkedHashMap.newLinkedHashMap(attributes.size());
    attributes.forEach((name, value) -> tree.put(name, read(value)));
    return tree;
  }

  /** Sets become lists; binary attributes, which nobody here writes, stay what they are. */
  private static @Nullable Object read(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> Decimals.read(value.n());
      case BOOL -> value.bool();
      case NUL -> null;
      case M -> read(value.m());
      case L -> {
        List<@Nullable Object> list = new ArrayList<>(value.l().size());
        value.l().forEach(element -> list.add(read(element)));
        yield list;
      }
      case SS -> List.copyOf(value.ss());
      case NS -> value.ns().stream().map(Decimals::read).toList();
      case B -> value.b();
      case BS -> value.bs();
      case UNKNOWN_TO_SDK_VERSION -> value;
    };
  }
}
