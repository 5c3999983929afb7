package railway.functions.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import railway.functions.fuzz.Written.Literal;
import railway.functions.fuzz.Written.Twice;

/**
 * Changes trees as life and malice do. Knows the words of all good trees, so that what it puts in a
 * wrong place is often the right thing for another one.
 */
public final class Mutator {

  /** A text that no log and no reply may show; longer than what messages show of a name. */
  public static final String SECRET =
      "secret-of-a-customer-0123456789-abcdefghijklmnop-0123456789-qrst";

  private static final Set<String> TYPES =
      Set.of("S", "N", "BOOL", "NULL", "M", "L", "SS", "NS", "B", "BS");

  private static final List<Object> NUMBERS =
      List.of(
          0L,
          -1L,
          1L,
          2L,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          new Literal("2147483648"),
          new Literal("9223372036854775808"),
          new Literal("-0"),
          new Literal("0.0"),
          new Literal("1.50"),
          new Literal("1e400"),
          new Literal("1e-400"),
          new Literal("1E+999999999"),
          new Literal("1E-999999999"),
          new Literal("1e99999999999"),
          new Literal("1e-99999999999999999999"),
          new Literal("9".repeat(99)),
          new Literal("9".repeat(101)),
          new Literal("9".repeat(1500)),
          new Literal("0." + "1".repeat(99)),
          new Literal("0." + "0".repeat(120) + "1"),
          new Literal("NaN"),
          new Literal("-Infinity"),
          new Literal("01"),
          new Literal("+1"),
          new Literal(".5"),
          new Literal("1."),
          new Literal("0x1F"));

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\uD800",
          "x\uDC00y",
          "\uD83D\uDE80",
          "\uFEFF",
          "\uFFFF",
          "\u202Eabc",
          "\r\n{\"what\":\"forged\"}",
          "%s%d%n${jndi:x}",
          "../../etc",
          "null",
          "true",
          "0",
          "-1",
          "1e5",
          "\u0660",
          SECRET,
          "x".repeat(201),
          "\u00E9".repeat(200),
          "2030-01-01T09:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999Z",
          "0000-01-01T00:00:00Z",
          "2030-02-30T00:00:00Z");

  private static final List<Object> ATTRIBUTES =
      List.of(
          Map.of("S", ""),
          Map.of("S", SECRET),
          Map.of("S", "+1000000000-12-31T23:59:59.999999999Z"),
          Map.of("S", "-1000000000-01-01T00:00:00Z"),
          Map.of("S", "1e999"),
          Map.of("N", "0"),
          Map.of("N", "-7.5"),
          Map.of("N", "2147483647"),
          Map.of("N", "-2147483648"),
          Map.of("N", "9223372036854775807"),
          Map.of("N", "1E+125"),
          Map.of("N", "1E-130"),
          Map.of("N", "99999999999999999999999999999999999999"),
          Map.of("BOOL", true),
          Map.of("NULL", true),
          Map.of("M", Map.of()),
          Map.of("L", List.of()),
          Map.of("L", List.of(Map.of("NULL", true))),
          Map.of("SS", List.of("a")),
          Map.of("NS", List.of("1", "1e2")),
          Map.of("B", "YQ=="));

  private final List<String> names;
  private final List<String> words;

  /** A mutator that has learnt the field names and texts of these trees. */
  public Mutator(List<Object> good) {
    Set<String> allNames = new TreeSet<>();
    Set<String> allWords = new TreeSet<>();
    good.forEach(tree -> learn(tree, allNames, allWords));
    this.names = List.copyOf(allNames);
    this.words = List.copyOf(allWords);
  }

  private static void learn(Object tree, Set<String> names, Set<String> words) {
    switch (tree) {
      case Map<?, ?> map ->
          map.forEach(
              (name, value) -> {
                names.add((String) name);
                learn(value, names, words);
              });
      case List<?> list -> list.forEach(element -> learn(element, names, words));
      case String text -> words.add(text);
      case null, default -> {}
    }
  }

  /** A place in a tree: a field of an object, or an element of a list. */
  private record Place(Object holder, Object key) {

    Object value() {
      return holder instanceof Map<?, ?> map ? map.get(key) : ((List<?>) holder).get((int) key);
    }

    @SuppressWarnings("unchecked") // copies are made of maps from text and of lists
    void set(Object value) {
      if (holder instanceof Map<?, ?> map) {
        ((Map<String, Object>) map).put((String) key, value);
      } else {
        ((List<Object>) holder).set((int) key, value);
      }
    }

    void drop() {
      if (holder instanceof Map<?, ?> map) {
        map.remove(key);
      } else {
        ((List<?>) holder).remove((int) key);
      }
    }
  }

  /** A changed copy of a tree. */
  public Object changed(Object tree, Dice dice) {
    List<Object> root = new ArrayList<>();
    root.add(copy(tree));
    int changes = 1 + (dice.oneIn(2) ? 0 : dice.between(0, 3));
    for (int i = 0; i < changes; i++) {
      List<Place> places = new ArrayList<>();
      collect(root, places);
      if (places.isEmpty()) {
        break;
      }
      change(dice.of(places), places, dice);
    }
    return root.isEmpty() ? "" : root.getFirst();
  }

  /**
   * A changed copy of an item of DynamoDB, which stays one: attributes are left out, renamed,
   * added, exchanged, or hold something else. What is no item is not taken by any table, and
   * teaches little.
   */
  public Object changedItem(Object item, Dice dice) {
    List<Object> root = new ArrayList<>();
    root.add(copy(item));
    for (int i = dice.oneIn(2) ? 1 : dice.between(1, 3); i > 0; i--) {
      List<Place> places = new ArrayList<>();
      collect(root, places);
      List<Place> attributes = places.stream().filter(place -> isAttribute(place.value())).toList();
      if (!attributes.isEmpty()) {
        changeAttribute(dice.of(attributes), attributes, dice);
      }
    }
    return root.getFirst();
  }

  private void changeAttribute(Place place, List<Place> attributes, Dice dice) {
    switch (dice.below(8)) {
      case 0 -> place.drop();
      case 1 -> rename(place, dice);
      case 2 -> swap(place, dice.of(attributes));
      case 3 -> place.set(copy(dice.of(attributes).value()));
      case 4 -> place.set(text(dice.of(words)));
      case 5 -> place.set(text(dice.of(TEXTS)));
      case 6 -> {
        if (place.holder() instanceof Map<?, ?>) {
          new Place(place.holder(), dice.of(names)).set(copy(dice.of(ATTRIBUTES)));
        } else {
          repeat(place, dice);
        }
      }
      default -> place.set(copy(dice.of(ATTRIBUTES)));
    }
  }

  private static Object text(String text) {
    Map<String, Object> attribute = new LinkedHashMap<>();
    attribute.put("S", text);
    return attribute;
  }

  /**
   * The same tree with the fields of each object in the order of their names: a map may have
   * another order in each process, and a seed must mean the same input in all of them.
   */
  public static Object sorted(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<String, Object> fields = new TreeMap<>();
        map.forEach((name, value) -> fields.put((String) name, sorted(value)));
        yield new LinkedHashMap<>(fields);
      }
      case List<?> list -> {
        List<Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(sorted(element)));
        yield elements;
      }
      case null, default -> tree;
    };
  }

  public static Object copy(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put((String) name, copy(value)));
        yield copy;
      }
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(element -> copy.add(copy(element)));
        yield copy;
      }
      case null, default -> tree;
    };
  }

  private static void collect(Object tree, List<Place> places) {
    switch (tree) {
      case Map<?, ?> map ->
          map.forEach(
              (name, value) -> {
                places.add(new Place(map, name));
                collect(value, places);
              });
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          places.add(new Place(list, i));
          collect(list.get(i), places);
        }
      }
      case null, default -> {}
    }
  }

  private void change(Place place, List<Place> places, Dice dice) {
    if (isAttribute(place.value()) && dice.oneIn(2)) {
      place.set(copy(dice.of(ATTRIBUTES)));
      return;
    }
    switch (dice.below(13)) {
      case 0 -> place.drop();
      case 1 -> repeat(place, dice);
      case 2 -> place.set(anything(dice));
      case 3 -> place.set(nested(copy(place.value()), dice.between(1, 3), dice));
      case 4 -> place.set(truncated(place.value(), dice));
      case 5 -> swap(place, dice.of(places));
      case 6 -> rename(place, dice);
      case 7 -> place.set(dice.oneIn(8) ? huge(place.value(), dice) : dice.of(NUMBERS));
      case 8 -> place.set(nested(copy(place.value()), dice.of(List.of(5, 30, 60, 70, 130)), dice));
      case 9 -> place.set(dice.of(TEXTS));
      case 10 -> place.set(dice.of(words));
      case 11 -> place.set(twisted(place.value(), dice));
      default -> stranger(place, dice);
    }
  }

  private static boolean isAttribute(Object value) {
    return value instanceof Map<?, ?> map
        && map.size() == 1
        && TYPES.contains(String.valueOf(map.keySet().iterator().next()));
  }

  private void repeat(Place place, Dice dice) {
    Object value = place.value();
    if (place.holder() instanceof List<?> list) {
      @SuppressWarnings("unchecked") // copies are made of lists of anything
      List<Object> elements = (List<Object>) list;
      elements.add(dice.below(list.size() + 1), copy(value));
    } else {
      place.set(new Twice(value, dice.oneIn(2) ? value : anything(dice)));
    }
  }

  private Object anything(Dice dice) {
    return switch (dice.below(9)) {
      case 0 -> null;
      case 1 -> true;
      case 2 -> false;
      case 3 -> dice.of(NUMBERS);
      case 4 -> dice.of(TEXTS);
      case 5 -> new LinkedHashMap<String, Object>();
      case 6 -> new ArrayList<>();
      case 7 -> new ArrayList<>(Collections.singletonList(dice.of(words)));
      default -> copy(dice.of(ATTRIBUTES));
    };
  }

  private Object nested(Object value, int levels, Dice dice) {
    boolean inLists = dice.oneIn(2);
    Object nested = value;
    for (int i = 0; i < levels; i++) {
      if (inLists) {
        nested = new ArrayList<>(Collections.singletonList(nested));
      } else {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(dice.of(names), nested);
        nested = map;
      }
    }
    return nested;
  }

  private static Object truncated(Object value, Dice dice) {
    return switch (value) {
      case String text when !text.isEmpty() -> text.substring(0, dice.below(text.length()));
      case List<?> list when !list.isEmpty() ->
          new ArrayList<>(list.subList(0, dice.below(list.size())));
      case Map<?, ?> map when !map.isEmpty() -> {
        Map<Object, Object> some = new LinkedHashMap<>();
        map.forEach(
            (name, field) -> {
              if (dice.oneIn(2)) {
                some.put(name, field);
              }
            });
        yield some;
      }
      case null, default -> null;
    };
  }

  private static void swap(Place one, Place other) {
    Object here = copy(one.value());
    Object there = copy(other.value());
    one.set(there);
    other.set(here);
  }

  private void rename(Place place, Dice dice) {
    if (place.key() instanceof String name) {
      Object value = place.value();
      place.drop();
      String other =
          switch (dice.below(5)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name + " ";
            case 2 -> dice.of(TEXTS);
            default -> dice.of(names);
          };
      new Place(place.holder(), other).set(value);
    }
  }

  private static Object huge(Object value, Dice dice) {
    int times = dice.of(List.of(200, 2_000, 20_000));
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      List<Object> many = new ArrayList<>();
      for (int i = 0; i < times / 10; i++) {
        many.add(copy(value));
      }
      return many.size() * Written.text(value).length() > 2_000_000 ? List.of() : many;
    }
    return "large ".repeat(times);
  }

  /** A text with something odd inside, a number next to what it was. */
  private static Object twisted(Object value, Dice dice) {
    return switch (value) {
      case String text -> {
        int at = dice.below(text.length() + 1);
        yield text.substring(0, at) + dice.of(TEXTS) + text.substring(at);
      }
      case Long number -> number + dice.between(-2, 2);
      case Boolean flag -> !flag;
      case null, default -> value;
    };
  }

  private void stranger(Place place, Dice dice) {
    if (place.holder() instanceof Map<?, ?>) {
      String name = dice.oneIn(2) ? dice.of(names) : dice.of(TEXTS);
      new Place(place.holder(), name).set(anything(dice));
    } else {
      place.set(anything(dice));
    }
  }

  /** A tree out of the blue, made of names and words that mean something somewhere. */
  public Object grown(Dice dice, int depth) {
    int kind = dice.below(depth > 4 ? 4 : 8);
    return switch (kind) {
      case 0, 1 -> dice.of(words);
      case 2 -> dice.of(NUMBERS);
      case 3 -> anything(dice);
      case 4 -> {
        List<Object> list = new ArrayList<>();
        for (int i = dice.below(4); i > 0; i--) {
          list.add(grown(dice, depth + 1));
        }
        yield list;
      }
      default -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = dice.below(6); i > 0; i--) {
          map.put(dice.of(names), grown(dice, depth + 1));
        }
        yield map;
      }
    };
  }
}
