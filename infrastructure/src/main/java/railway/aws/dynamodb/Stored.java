package railway.aws.dynamodb;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a stored item, with the way to it, so that whatever is wrong can be named. Every
 * method throws {@link Broken} if the value is not what is asked for.
 */
record Stored(@Nullable Stored parent, Object step, @Nullable Object value) {
  private static final String MEND =
      "entries are never rewritten by code, so somebody did: put the attribute back as it was";

  private static final int LONGEST_NAME = 40;

  static Stored item(Map<String, @Nullable Object> tree) {
    return new Stored(null, "", tree);
  }

  /** The way from the item to the value: {@code facts[0].next.task}. */
  String path() {
    return parent == null ? String.valueOf(step) : parent.pathOf(step);
  }

  private String pathOf(Object below) {
    String path = path();
    if (below instanceof Integer index) {
      return path + "[" + index + "]";
    }
    return path.isEmpty() ? String.valueOf(below) : path + "." + below;
  }

  Stored at(String field) {
    return maybe(field)
        .orElseThrow(() -> new Broken(pathOf(field), "the attribute is missing", MEND));
  }

  /** A field that may be left out. */
  Optional<Stored> maybe(String field) {
    if (!(value instanceof Map<?, ?> map)) {
      throw unlike("a map");
    }
    Object found = map.get(field);
    return found == null ? Optional.empty() : Optional.of(new Stored(this, field, found));
  }

  List<Stored> list() {
    if (!(value instanceof List<?> list)) {
      throw unlike("a list");
    }
    List<Stored> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      elements.add(new Stored(this, i, list.get(i)));
    }
    return elements;
  }

  Map<String, Stored> map() {
    if (!(value instanceof Map<?, ?> map)) {
      throw unlike("a map");
    }
    Map<String, Stored> fields = new LinkedHashMap<>();
    map.forEach((name, field) -> fields.put(String.valueOf(name), new Stored(this, name, field)));
    return fields;
  }

  /** The value itself, if it can be written as JSON: what is binary cannot. */
  @Nullable Object plain() {
    switch (value) {
      case Map<?, ?> map -> map().values().forEach(Stored::plain);
      case List<?> list -> list().forEach(Stored::plain);
      case String text -> {}
      case Number number -> {}
      case Boolean flag -> {}
      case null -> {}
      default -> throw unlike("text, numbers, booleans, lists and maps");
    }
    return value;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw unlike("text");
  }

  /** The text, as a reason may show a name that somebody wrote: on one line, and not for long. */
  String name() {
    String text = text();
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(LONGEST_NAME)
        .forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
    return text.length() > LONGEST_NAME ? shown.append('…').toString() : shown.toString();
  }

  long number() {
    if (value instanceof Long number) {
      return number;
    }
    throw unlike("a whole number");
  }

  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw unlike("true or false");
  }

  int count() {
    long number = number();
    if (number != (int) number) {
      throw unlike("a whole number of usual size");
    }
    return (int) number;
  }

  Instant instant() {
    try {
      return Instant.parse(text());
    } catch (DateTimeException broken) {
      throw unlike("a moment such as 2030-01-31T09:30:00.000Z");
    }
  }

  /** A value of ours that is made from text, and may refuse it. */
  <T> T as(Function<String, T> type) {
    try {
      return type.apply(text());
    } catch (IllegalArgumentException refused) {
      throw new Broken(path(), String.valueOf(refused.getMessage()), MEND);
    }
  }

  /** A constant, written as {@link Words} writes it. */
  <T extends Enum<T>> T as(Class<T> constants) {
    String words = text();
    for (T constant : constants.getEnumConstants()) {
      if (Words.of(constant).equals(words)) {
        return constant;
      }
    }
    throw unknown(constants.getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** A name that this version does not know. */
  Broken unknown(String kind) {
    return new Broken(
        path(),
        "this version knows no %s called %s".formatted(kind, name()),
        "deploy the version that wrote the entry, or a newer one");
  }

  private Broken unlike(String expected) {
    return new Broken(path(), "expected %s, found %s".formatted(expected, kind()), MEND);
  }

  /** What the value is; never what it holds, for events may hold secrets. */
  private String kind() {
    return switch (value) {
      case null -> "null";
      case String text -> "text";
      case Number number -> "a number";
      case Boolean flag -> "a boolean";
      case Map<?, ?> map -> "a map";
      case List<?> list -> "a list";
      default -> "a binary value";
    };
  }
}
