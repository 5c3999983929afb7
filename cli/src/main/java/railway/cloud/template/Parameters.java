package railway.cloud.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of the template's {@code Parameters}. */
final class Parameters {
  private Parameters() {}

  /**
   * The values by name: an override where there is one, else the default.
   *
   * @throws TemplateException when a value is missing, not allowed, or for no parameter of the
   *     template
   */
  static Map<String, String> values(Map<String, Section> declared, Map<String, String> overrides) {
    var unknown = new TreeSet<>(overrides.keySet());
    unknown.removeAll(declared.keySet());
    if (!unknown.isEmpty()) {
      throw new TemplateException(
          "the template has no parameter "
              + String.join(", ", unknown)
              + ". Its parameters are "
              + Stream.of(declared.keySet())
                  .flatMap(names -> names.stream().sorted())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    var values = new LinkedHashMap<String, String>();
    declared.forEach(
        (name, parameter) ->
            values.put(name, value(name, parameter, Optional.ofNullable(overrides.get(name)))));
    return values;
  }

  private static String value(String name, Section parameter, Optional<String> override) {
    parameter.choice("Type", Type.class);
    Optional<String> byDefault = parameter.text("Default");
    String value =
        override
            .or(() -> byDefault)
            .orElseThrow(
                () ->
                    new TemplateException(
                        "the parameter "
                            + name
                            + " has neither a default nor a value. Give one of them."));
    List<String> allowed = parameter.texts("AllowedValues");
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw new TemplateException(
          "the parameter " + name + " is '" + value + "'. Give one of " + allowed + ".");
    }
    parameter
        .text("AllowedPattern")
        .filter(pattern -> !value.matches(pattern))
        .ifPresent(
            pattern -> {
              throw new TemplateException(
                  "the parameter "
                      + name
                      + " is '"
                      + value
                      + "'. Give a value that matches "
                      + pattern
                      + ".");
            });
    parameter
        .meaningless(
            "Description",
            "ConstraintDescription",
            "NoEcho",
            "MinLength",
            "MaxLength",
            "MinValue",
            "MaxValue")
        .done();
    return value;
  }

  private enum Type {
    String,
    Number
  }
}
