package railway.cloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import railway.cloud.template.Expression.Attribute;
import railway.cloud.template.Expression.Concatenation;
import railway.cloud.template.Expression.Literal;
import railway.cloud.template.Expression.Ref;

/**
 * Turns the intrinsic functions {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub} and {@code
 * Fn::Join} into expressions. Parameters and pseudo parameters have a value already, therefore they
 * become literals.
 *
 * @param known the values of parameters and pseudo parameters by name
 */
record Expressions(Map<String, String> known) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  Expression read(Yaml yaml, String where) {
    return switch (yaml) {
      case Yaml.Scalar scalar -> new Literal(scalar.text());
      case Yaml.Mapping mapping -> function(mapping, where);
      case Yaml.Sequence sequence -> throw notAText(sequence, where);
    };
  }

  private Expression function(Yaml.Mapping mapping, String where) {
    if (mapping.entries().size() != 1) {
      throw notAText(mapping, where);
    }
    var function = mapping.entries().firstEntry();
    return read(function.getKey(), function.getValue(), where);
  }

  private Expression read(String function, Yaml argument, String where) {
    return switch (function) {
      case "Ref" -> ref(scalar(argument, where));
      case "Fn::GetAtt" -> attribute(argument, where);
      case "Fn::Sub" -> substitute(argument, where);
      case "Fn::Join" -> join(argument, where);
      default ->
          throw new TemplateException(
              where
                  + " (line "
                  + argument.line()
                  + "): the intrinsic function "
                  + function
                  + " is not supported by the local cloud. Use Ref, GetAtt, Sub or Join, or add it to"
                  + " railway.cloud.template.Expressions.");
    };
  }

  private Expression ref(String name) {
    String value = known.get(name);
    if (value != null) {
      return new Literal(value);
    }
    if (name.startsWith("AWS::")) {
      throw new TemplateException(
          "!Ref "
              + name
              + ": the local cloud has no such pseudo parameter. Use one of "
              + known.keySet().stream().filter(key -> key.startsWith("AWS::")).sorted().toList()
              + ", or add it to railway.cloud.template.TemplateLoader.");
    }
    return new Ref(name);
  }

  private Expression attribute(Yaml argument, String where) {
    if (argument instanceof Yaml.Sequence sequence && sequence.items().size() == 2) {
      return new Attribute(
          scalar(sequence.items().get(0), where), scalar(sequence.items().get(1), where));
    }
    return attribute(scalar(argument, where), where, argument.line());
  }

  private static Attribute attribute(String dotted, String where, int line) {
    int dot = dotted.indexOf('.');
    if (dot < 1) {
      throw new TemplateException(
          where
              + " (line "
              + line
              + "): GetAtt "
              + dotted
              + " names no attribute. Write Resource.Attribute.");
    }
    return new Attribute(dotted.substring(0, dot), dotted.substring(dot + 1));
  }

  private Expression substitute(Yaml argument, String where) {
    if (argument instanceof Yaml.Scalar scalar) {
      return substitute(scalar, new Yaml.Mapping(new LinkedHashMap<>(), 0), where);
    }
    if (argument instanceof Yaml.Sequence sequence
        && sequence.items().size() == 2
        && sequence.items().get(0) instanceof Yaml.Scalar text
        && sequence.items().get(1) instanceof Yaml.Mapping variables) {
      return substitute(text, variables, where);
    }
    throw notAText(argument, where);
  }

  private Expression substitute(Yaml.Scalar text, Yaml.Mapping variables, String where) {
    var parts = new ArrayList<Expression>();
    Matcher matcher = VARIABLE.matcher(text.text());
    int end = 0;
    while (matcher.find()) {
      parts.add(new Literal(text.text().substring(end, matcher.start())));
      end = matcher.end();
      String name = matcher.group(2);
      if (!matcher.group(1).isEmpty()) {
        parts.add(new Literal("${" + name + "}"));
      } else {
        parts.add(
            Optional.ofNullable(variables.entries().get(name))
                .map(value -> read(value, where))
                .orElseGet(
                    () -> name.contains(".") ? attribute(name, where, text.line()) : ref(name)));
      }
    }
    parts.add(new Literal(text.text().substring(end)));
    return joined(parts);
  }

  private Expression join(Yaml argument, String where) {
    if (!(argument instanceof Yaml.Sequence sequence
        && sequence.items().size() == 2
        && sequence.items().get(0) instanceof Yaml.Scalar separator
        && sequence.items().get(1) instanceof Yaml.Sequence items)) {
      throw notAText(argument, where);
    }
    var parts = new ArrayList<Expression>();
    for (Yaml item : items.items()) {
      if (!parts.isEmpty()) {
        parts.add(new Literal(separator.text()));
      }
      parts.add(read(item, where));
    }
    return joined(parts);
  }

  /**
   * Neighbouring literals become one, so that a text without references to resources is a literal.
   */
  private static Expression joined(List<Expression> parts) {
    var merged = new ArrayList<Expression>();
    var text = new StringBuilder();
    for (Expression part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      } else {
        if (!text.isEmpty()) {
          merged.add(new Literal(text.toString()));
          text.setLength(0);
        }
        merged.add(part);
      }
    }
    if (!text.isEmpty() || merged.isEmpty()) {
      merged.add(new Literal(text.toString()));
    }
    return merged.size() == 1 ? merged.getFirst() : new Concatenation(merged);
  }

  private static String scalar(Yaml yaml, String where) {
    if (yaml instanceof Yaml.Scalar scalar) {
      return scalar.text();
    }
    throw notAText(yaml, where);
  }

  private static TemplateException notAText(Yaml yaml, String where) {
    return new TemplateException(
        where
            + " (line "
            + yaml.line()
            + "): expected a text, !Ref, !GetAtt, !Sub or !Join, but found "
            + yaml.kind()
            + ".");
  }
}
