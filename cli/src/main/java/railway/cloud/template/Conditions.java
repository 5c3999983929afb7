package railway.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides the template's {@code Conditions} and leaves of the template what holds: the chosen side
 * of each {@code Fn::If}, and the resources and outputs whose condition is true. After it, no
 * reader need know that there were conditions.
 */
final class Conditions {
  private static final String SECTION = "Conditions";
  private static final String CONDITION = "Condition";

  private final Map<String, Yaml> declared;
  private final Expressions expressions;
  private final Set<String> underWay = new LinkedHashSet<>();

  private Conditions(Map<String, Yaml> declared, Expressions expressions) {
    this.declared = declared;
    this.expressions = expressions;
  }

  /** The template as these parameters make it. */
  static Yaml.Mapping apply(Yaml.Mapping template, Expressions parameters) {
    Map<String, Yaml> declared =
        Optional.ofNullable(template.entries().get(SECTION))
            .map(section -> mapping(section, SECTION).entries())
            .orElseGet(LinkedHashMap::new);
    var conditions = new Conditions(declared, parameters);
    declared.keySet().forEach(name -> conditions.holds(name, SECTION, template.line()));
    var rest = new LinkedHashMap<String, Yaml>();
    template
        .entries()
        .forEach(
            (name, section) -> {
              switch (name) {
                case SECTION, "Parameters" -> {}
                case "Resources", "Outputs" ->
                    rest.put(
                        name, conditions.chosen(conditions.existing(mapping(section, name), name)));
                default -> conditions.chosenOf(section).ifPresent(kept -> rest.put(name, kept));
              }
            });
    return new Yaml.Mapping(rest, template.line());
  }

  /** Without the members whose condition is false. */
  private Yaml.Mapping existing(Yaml.Mapping members, String section) {
    var kept = new LinkedHashMap<String, Yaml>();
    members
        .entries()
        .forEach(
            (name, member) -> {
              if (!(member instanceof Yaml.Mapping mapping)
                  || !mapping.entries().containsKey(CONDITION)) {
                kept.put(name, member);
              } else if (holds(
                  text(mapping.entries().get(CONDITION), section + ", " + name),
                  section + ", " + name,
                  mapping.line())) {
                kept.put(name, without(mapping, CONDITION));
              }
            });
    return new Yaml.Mapping(kept, members.line());
  }

  private static Yaml.Mapping without(Yaml.Mapping mapping, String key) {
    var entries = new LinkedHashMap<>(mapping.entries());
    entries.remove(key);
    return new Yaml.Mapping(entries, mapping.line());
  }

  private Yaml.Mapping chosen(Yaml.Mapping mapping) {
    SequencedMap<String, Yaml> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((key, value) -> chosenOf(value).ifPresent(kept -> entries.put(key, kept)));
    return new Yaml.Mapping(entries, mapping.line());
  }

  /** Nothing for {@code !Ref AWS::NoValue}: then the property or the item is absent. */
  private Optional<Yaml> chosenOf(Yaml value) {
    return switch (value) {
      case Yaml.Scalar scalar -> Optional.of(scalar);
      case Yaml.Sequence sequence ->
          Optional.of(
              new Yaml.Sequence(
                  sequence.items().stream().flatMap(item -> chosenOf(item).stream()).toList(),
                  sequence.line()));
      case Yaml.Mapping mapping -> chosenOfMapping(mapping);
    };
  }

  private Optional<Yaml> chosenOfMapping(Yaml.Mapping mapping) {
    if (mapping.entries().size() == 1) {
      var only = mapping.entries().firstEntry();
      if (only.getKey().equals("Fn::If")) {
        return choice(only.getValue());
      }
      if (only.getKey().equals("Ref")
          && only.getValue() instanceof Yaml.Scalar name
          && name.text().equals("AWS::NoValue")) {
        return Optional.empty();
      }
    }
    return Optional.of(chosen(mapping));
  }

  private Optional<Yaml> choice(Yaml argument) {
    if (!(argument instanceof Yaml.Sequence parts && parts.items().size() == 3)) {
      throw new TemplateException(
          "Fn::If (line %d) has %s. Write [Condition, then, otherwise]."
              .formatted(argument.line(), argument.kind()));
    }
    boolean holds = holds(text(parts.items().get(0), "Fn::If"), "Fn::If", argument.line());
    return chosenOf(parts.items().get(holds ? 1 : 2));
  }

  private boolean holds(String name, String where, int line) {
    Yaml condition = declared.get(name);
    if (condition == null) {
      throw new TemplateException(
          "%s (line %d): there is no condition %s. The template has %s; correct the name or add it."
              .formatted(where, line, name, declared.keySet()));
    }
    if (!underWay.add(name)) {
      throw new TemplateException(
          "Conditions (line %d): %s depends on itself, by way of %s. Take one of them out."
              .formatted(condition.line(), name, underWay));
    }
    boolean holds = decide(condition, SECTION + ", " + name);
    underWay.remove(name);
    return holds;
  }

  private boolean decide(Yaml condition, String where) {
    if (!(condition instanceof Yaml.Mapping mapping && mapping.entries().size() == 1)) {
      throw notACondition(condition, where, condition.kind());
    }
    var function = mapping.entries().firstEntry();
    Yaml argument = function.getValue();
    return switch (function.getKey()) {
      case CONDITION -> holds(text(argument, where), where, argument.line());
      case "Fn::Equals" -> {
        List<String> sides =
            items(argument, where, 2, 2).stream().map(side -> text(side, where)).toList();
        yield sides.get(0).equals(sides.get(1));
      }
      case "Fn::Not" ->
          items(argument, where, 1, 1).stream().noneMatch(item -> decide(item, where));
      case "Fn::And" ->
          items(argument, where, 2, 10).stream().allMatch(item -> decide(item, where));
      case "Fn::Or" -> items(argument, where, 2, 10).stream().anyMatch(item -> decide(item, where));
      default -> throw notACondition(condition, where, function.getKey());
    };
  }

  private static TemplateException notACondition(Yaml condition, String where, String found) {
    return new TemplateException(
        "%s (line %d): %s is no condition that the local cloud can decide. Use Equals, Not, And, Or or Condition, or add it to %s."
            .formatted(where, condition.line(), found, Conditions.class.getName()));
  }

  private static List<Yaml> items(Yaml argument, String where, int least, int most) {
    if (argument instanceof Yaml.Sequence sequence
        && sequence.items().size() >= least
        && sequence.items().size() <= most) {
      return new ArrayList<>(sequence.items());
    }
    throw new TemplateException(
        "%s (line %d): expected a list of %s but found %s."
            .formatted(
                where,
                argument.line(),
                least == most ? least : Stream.of(least, most).toList(),
                argument.kind()));
  }

  /** Conditions are decided before there is any resource, so that only parameters may occur. */
  private String text(Yaml yaml, String where) {
    if (expressions.read(yaml, where) instanceof Expression.Literal literal) {
      return literal.text();
    }
    throw new TemplateException(
        "%s (line %d): a condition may not refer to a resource. Compare parameters."
            .formatted(where, yaml.line()));
  }

  private static Yaml.Mapping mapping(Yaml yaml, String where) {
    if (yaml instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    throw new TemplateException(
        "%s (line %d) must be a mapping but is %s.".formatted(where, yaml.line(), yaml.kind()));
  }
}
