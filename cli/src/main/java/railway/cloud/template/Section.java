package railway.cloud.template;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A mapping of the template that remembers which of its properties somebody has read. {@link
 * #done()} refuses what is left over: nothing is ignored by default.
 */
final class Section {
  private final String where;
  private final Class<?> reader;
  private final Yaml.Mapping mapping;
  private final Expressions expressions;
  private final Set<String> read = new HashSet<>();

  /**
   * Opens a mapping for reading.
   *
   * @param where the path from the resource to here, as "Journal (AWS::DynamoDB::Table)"
   * @param reader the class that reads this section, named in messages as the place for an addition
   */
  Section(String where, Class<?> reader, Yaml.Mapping mapping, Expressions expressions) {
    this.where = where;
    this.reader = reader;
    this.mapping = mapping;
    this.expressions = expressions;
  }

  Set<String> names() {
    return mapping.entries().keySet();
  }

  /** The properties have a meaning in the cloud but none on this machine. */
  Section meaningless(String... properties) {
    read.addAll(List.of(properties));
    return this;
  }

  /**
   * Ends the reading.
   *
   * @throws TemplateException when a property was neither read nor declared to be meaningless
   */
  void done() {
    mapping
        .entries()
        .forEach(
            (property, value) -> {
              if (!read.contains(property)) {
                throw new TemplateException(
                    where
                        + " (line "
                        + value.line()
                        + "): the property "
                        + property
                        + " is not supported by the local cloud. Remove it, or add it to "
                        + reader.getName()
                        + ".");
              }
            });
  }

  Optional<Yaml> value(String property) {
    read.add(property);
    return Optional.ofNullable(mapping.entries().get(property));
  }

  Yaml required(String property) {
    return value(property)
        .orElseThrow(
            () ->
                new TemplateException(
                    where
                        + " (line "
                        + mapping.line()
                        + "): the property "
                        + property
                        + " is missing. Add it."));
  }

  Optional<Expression> expression(String property) {
    return value(property).map(value -> expressions.read(value, path(property)));
  }

  /**
   * A text that is known without any local address: parameters may occur in it, resources may not.
   */
  Optional<String> text(String property) {
    return expression(property)
        .map(
            expression -> {
              if (expression instanceof Expression.Literal literal) {
                return literal.text();
              }
              throw wrong(
                  property,
                  "must be a text without references to resources",
                  "Write the text or a parameter.");
            });
  }

  String requiredText(String property) {
    required(property);
    return text(property).orElseThrow();
  }

  OptionalInt integer(String property) {
    var text = text(property);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text.get()));
    } catch (NumberFormatException notANumber) {
      throw wrong(property, "must be a whole number but is '" + text.get() + "'", "Correct it.");
    }
  }

  /** An integer property that counts seconds. */
  Optional<Duration> seconds(String property) {
    var seconds = integer(property);
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds.getAsInt()));
  }

  boolean flag(String property, boolean otherwise) {
    return text(property)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw wrong(
                          property, "must be true or false but is '" + text + "'", "Correct it.");
                })
        .orElse(otherwise);
  }

  <E extends Enum<E>> Optional<E> choice(String property, Class<E> choices) {
    return text(property)
        .map(
            text -> {
              for (E choice : choices.getEnumConstants()) {
                if (choice.name().equals(text)) {
                  return choice;
                }
              }
              throw wrong(
                  property,
                  "is '" + text + "', which the local cloud does not support",
                  "Use one of " + List.of(choices.getEnumConstants()) + ".");
            });
  }

  /** The property may be absent or have this value; no other is supported. */
  void only(String property, String supported) {
    text(property)
        .filter(text -> !text.equals(supported))
        .ifPresent(
            text -> {
              throw wrong(
                  property,
                  "is '" + text + "', and the local cloud supports only '" + supported + "'",
                  "Use that, or add the value to " + reader.getName() + ".");
            });
  }

  Optional<Section> section(String property) {
    return value(property).map(value -> section(property, value));
  }

  /** The mappings in a list; empty when the property is absent. */
  List<Section> sections(String property) {
    return items(property).stream().map(item -> section(property, item)).toList();
  }

  /** Every entry as a mapping of its own; this section is read completely. */
  Map<String, Section> children() {
    var children = new LinkedHashMap<String, Section>();
    mapping.entries().forEach((name, value) -> children.put(name, section(name, value)));
    read.addAll(mapping.entries().keySet());
    return children;
  }

  List<Expression> expressions(String property) {
    return items(property).stream().map(item -> expressions.read(item, path(property))).toList();
  }

  /** A value that may stand alone or in a list; empty when the property is absent. */
  List<Expression> oneOrMore(String property) {
    return alone(property)
        .map(value -> List.of(expressions.read(value, path(property))))
        .orElseGet(() -> expressions(property));
  }

  /** The same, of mappings. */
  List<Section> oneOrMoreSections(String property) {
    return alone(property)
        .map(value -> List.of(section(property, value)))
        .orElseGet(() -> sections(property));
  }

  private Optional<Yaml> alone(String property) {
    return value(property).filter(value -> !(value instanceof Yaml.Sequence));
  }

  /** The same, of texts without references to resources. */
  List<String> oneOrMoreTexts(String property) {
    return literals(property, oneOrMore(property));
  }

  List<String> texts(String property) {
    return literals(property, expressions(property));
  }

  private List<String> literals(String property, List<Expression> items) {
    return items.stream()
        .map(
            item -> {
              if (item instanceof Expression.Literal literal) {
                return literal.text();
              }
              throw wrong(
                  property, "must be a list of texts without references", "Write the texts.");
            })
        .toList();
  }

  private List<Yaml> items(String property) {
    return value(property)
        .map(
            value -> {
              if (value instanceof Yaml.Sequence sequence) {
                return sequence.items();
              }
              throw wrong(property, "must be a list but is " + value.kind(), "Write a list.");
            })
        .orElse(List.of());
  }

  private Section section(String property, Yaml value) {
    if (value instanceof Yaml.Mapping nested) {
      return new Section(path(property), reader, nested, expressions);
    }
    throw wrong(property, "must be a mapping but is " + value.kind(), "Write a mapping.");
  }

  /** A message about a property that is there. */
  TemplateException wrong(String property, String what, String mend) {
    int line = Optional.ofNullable(mapping.entries().get(property)).orElse(mapping).line();
    return new TemplateException(
        where + " (line " + line + "): " + property + " " + what + ". " + mend);
  }

  String where() {
    return where;
  }

  private String path(String property) {
    return where + ", " + property;
  }
}
