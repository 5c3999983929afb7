package railway.cloud.template;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;

/** Event patterns and inputs: JSON that the template holds as a text or as YAML. */
final class Json {
  private Json() {}

  /** YAML as JSON text; quoted values stay texts, plain ones become numbers and booleans. */
  static String text(Yaml yaml, String where) {
    try {
      return JSON.std.asString(tree(yaml, where));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The pattern as Event Ruler understands it.
   *
   * @throws TemplateException when it does not
   */
  static String pattern(String pattern, String where) {
    String problem;
    try {
      problem = JsonRuleCompiler.check(pattern);
    } catch (RuntimeException unreadable) {
      problem = unreadable.toString();
    }
    if (problem != null) {
      throw new TemplateException(
          where
              + ": the pattern is not valid: "
              + problem
              + ". Mend the pattern "
              + pattern
              + " (every value must be a list of alternatives).");
    }
    return pattern;
  }

  /**
   * Makes sure that an input is JSON.
   *
   * @throws TemplateException when the text is not JSON
   */
  static String input(String text, String where) {
    try {
      JSON.std.anyFrom(text);
      return text;
    } catch (IOException broken) {
      throw new TemplateException(
          where + ": Input is not JSON: " + text + ". Write it as '{\"name\":\"value\"}'.", broken);
    }
  }

  private static Object tree(Yaml yaml, String where) {
    return switch (yaml) {
      case Yaml.Scalar scalar -> scalar.plain() ? plain(scalar.text()) : scalar.text();
      case Yaml.Sequence sequence ->
          sequence.items().stream().map(item -> tree(item, where)).toList();
      case Yaml.Mapping mapping -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach(
                (key, value) -> {
                  if (key.equals("Ref") || key.startsWith("Fn::")) {
                    throw new TemplateException(
                        where
                            + " (line "
                            + value.line()
                            + "): "
                            + key
                            + " inside of a pattern is not supported by the local cloud. Write the value, or add it to"
                            + " railway.cloud.template.Json.");
                  }
                  entries.put(key, tree(value, where));
                });
        yield entries;
      }
    };
  }

  private static Object plain(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("-?(0|[1-9][0-9]{0,17})") ? (Object) Long.valueOf(text) : text;
  }
}
