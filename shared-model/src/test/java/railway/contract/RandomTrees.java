package railway.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Trees of whatever shape, most of them a little or very wrong. */
final class RandomTrees {
  static final String SECRET = "the-secret-of-the-customer-" + "0123456789".repeat(4);

  private static final List<Object> LEAVES =
      Arrays.asList(
          null,
          SECRET,
          "",
          "5",
          "EUR",
          "Cash",
          "2030-01-31T09:30:00Z",
          "2030-01-31",
          "PT1M",
          "a b",
          "\uD83D",
          true,
          0,
          1,
          -1L,
          5.0,
          5.5,
          Double.NaN,
          Float.NEGATIVE_INFINITY,
          Long.MAX_VALUE,
          BigInteger.TWO.pow(400),
          new BigDecimal("1E+999999999"),
          new BigDecimal("1E-999999999"),
          new BigDecimal("10.00"),
          new int[] {1},
          'c',
          List.of(),
          Map.of());
  private static final List<String> NAMES =
      List.of(
          "type",
          "orderId",
          "lines",
          "sku",
          "next",
          "children",
          "label",
          "left",
          "right",
          "x",
          SECRET);

  private final Random random;

  RandomTrees(long seed) {
    random = new Random(seed);
  }

  /** A tree that has nothing to do with any contract. */
  Object any(int depth) {
    return switch (random.nextInt(depth > 5 ? 2 : 5)) {
      case 0, 1 -> LEAVES.get(random.nextInt(LEAVES.size()));
      case 2 -> some(depth);
      case 3 -> object(depth);
      default -> random.nextInt(9) == 0 ? odd(depth) : object(depth);
    };
  }

  /** A good tree with a few things changed. */
  Object changed(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> changedMap(map);
      case List<?> list -> changedList(list);
      default -> random.nextInt(12) == 0 ? any(3) : tree;
    };
  }

  private Object changedMap(Map<?, ?> map) {
    var changed = new LinkedHashMap<Object, Object>();
    map.forEach(
        (key, value) -> {
          if (random.nextInt(40) > 0) {
            changed.put(key, changed(value));
          }
        });
    if (random.nextInt(25) == 0) {
      changed.put(
          random.nextInt(4) == 0 ? (Object) 7 : NAMES.get(random.nextInt(NAMES.size())), any(3));
    }
    return random.nextInt(60) == 0 ? any(3) : changed;
  }

  private Object changedList(List<?> list) {
    var changed = new ArrayList<Object>();
    list.forEach(each -> changed.add(changed(each)));
    if (random.nextInt(25) == 0) {
      changed.add(any(3));
    }
    return random.nextInt(60) == 0 ? any(3) : changed;
  }

  private Object some(int depth) {
    var list = new ArrayList<Object>();
    for (var left = random.nextInt(4); left > 0; left--) {
      list.add(any(depth + 1));
    }
    return list;
  }

  private Object object(int depth) {
    var map = new LinkedHashMap<String, Object>();
    for (var left = random.nextInt(5); left > 0; left--) {
      map.put(NAMES.get(random.nextInt(NAMES.size())), any(depth + 1));
    }
    return map;
  }

  private Object odd(int depth) {
    if (random.nextBoolean()) {
      return new TreeMap<>(Map.of(1, 2));
    }
    var map = new LinkedHashMap<Object, Object>();
    map.put(null, any(depth + 1));
    map.put(List.of(), any(depth + 1));
    return map;
  }
}
