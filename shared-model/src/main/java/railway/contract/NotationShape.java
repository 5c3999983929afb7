package railway.contract;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value with a usual notation as text, which its {@code toString} writes. */
enum NotationShape implements Shape {
  INSTANT(Instant.class, "instant", "2030-01-31T09:30:00Z", "date-time") {
    @Override
    Object parsed(String text) {
      return Instant.parse(text);
    }
  },
  DATE(LocalDate.class, "date", "2030-01-31", "date") {
    @Override
    Object parsed(String text) {
      return LocalDate.parse(text);
    }
  },
  DURATION(Duration.class, "duration", "PT1H30M", "duration") {
    @Override
    Object parsed(String text) {
      return Duration.parse(text);
    }
  },
  ADDRESS(URI.class, "URI", "https://example.org/orders/1", "uri-reference") {
    @Override
    Object parsed(String text) {
      return URI.create(text);
    }
  },
  IDENTIFIER(UUID.class, "UUID", "7f1c2e9a-4b0d-4c57-9d5e-2a6f3b8c1d40", "uuid") {
    @Override
    Object parsed(String text) {
      var uuid = UUID.fromString(text);
      if (!uuid.toString().equalsIgnoreCase(text)) {
        throw new IllegalArgumentException("the JDK reads 1-1-1-1-1 as well, which nobody means");
      }
      return uuid;
    }
  };

  private final Class<?> type;
  private final String name;
  private final String example;
  private final String format;

  NotationShape(Class<?> type, String name, String example, String format) {
    this.type = type;
    this.name = name;
    this.example = example;
    this.format = format;
  }

  /** The value of a text; any unchecked exception says that the text is not in this notation. */
  abstract Object parsed(String text);

  Class<?> type() {
    return type;
  }

  /** The name of the notation in JSON Schema. */
  String format() {
    return format;
  }

  @Override
  public Object write(Object value, WritingPass pass) {
    return value.toString();
  }

  @Override
  public @Nullable Object read(@Nullable Object tree, ReadingPass pass) {
    var expected = name + " as text such as " + example;
    if (!(tree instanceof String text)) {
      return pass.mismatch(expected, tree);
    }
    try {
      return parsed(text);
    } catch (RuntimeException notInThisNotation) {
      return pass.mismatch(expected, tree);
    }
  }

  @Override
  public String words() {
    return name + " (text, such as " + example + ")";
  }
}
