package railway.cloud.template;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import railway.cloud.template.RuleInput.Transformed;

/**
 * The {@code InputTransformer} of a rule. What EventBridge would only find out with the first
 * event, by losing it, is refused here.
 */
final class InputTransformerReader {
  private static final int MOST_VARIABLES = 100;
  private static final int LONGEST_TEMPLATE = 8192;

  private static final Pattern NAME = Pattern.compile("(?!AWS)[A-Za-z0-9_-]+");
  private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z0-9_/-]+|\\[[0-9]+])*");
  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>\\s]+)>");

  /** A text with a placeholder in it, before a colon. */
  private static final Pattern KEY =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*<[^<>\\s\"]+>(?:[^\"\\\\]|\\\\.)*\"\\s*:");

  private InputTransformerReader() {}

  static Transformed read(Section transformer) {
    Map<String, String> paths = new LinkedHashMap<>();
    transformer
        .section("InputPathsMap")
        .ifPresent(
            section -> {
              section.names().forEach(name -> paths.put(name, path(name, section)));
              section.done();
            });
    if (paths.size() > MOST_VARIABLES) {
      throw transformer.wrong(
          "InputPathsMap",
          "has %d variables, and EventBridge allows %d".formatted(paths.size(), MOST_VARIABLES),
          "Use fewer.");
    }
    String template = transformer.requiredText("InputTemplate").strip();
    check(template, paths.keySet(), transformer);
    transformer.done();
    return new Transformed(paths, template);
  }

  private static String path(String name, Section paths) {
    if (!NAME.matcher(name).matches()) {
      throw paths.wrong(
          name,
          "is no name of a variable",
          "Use letters, digits, _ and -, and do not begin with AWS.");
    }
    String path = paths.requiredText(name);
    if (!PATH.matcher(path).matches()) {
      throw paths.wrong(
          name,
          "is '" + path + "', and the local cloud supports names and indices only",
          "Write it as $.detail.name or $.resources[0].");
    }
    return path;
  }

  private static void check(String template, Set<String> variables, Section transformer) {
    if (template.length() > LONGEST_TEMPLATE) {
      throw transformer.wrong(
          "InputTemplate",
          "has %d characters, and EventBridge allows %d"
              .formatted(template.length(), LONGEST_TEMPLATE),
          "Shorten it.");
    }
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      String name = placeholder.group(1);
      if (!variables.contains(name) && !Predefined.NAMES.contains(name)) {
        throw transformer.wrong(
            "InputTemplate",
            "uses <" + name + ">, which InputPathsMap does not define",
            "Define it, or use one of " + variables + " or " + Predefined.NAMES + ".");
      }
    }
    if (KEY.matcher(template).find()) {
      throw transformer.wrong(
          "InputTemplate", "has a variable in a key", "Only values can be variables.");
    }
    try {
      JSON.std.anyFrom(PLACEHOLDER.matcher(template).replaceAll("0"));
    } catch (IOException broken) {
      throw transformer.wrong(
          "InputTemplate",
          "is not JSON, even if every variable is a number",
          "Write it as {\"name\": <variable>}, or as a text in quotes.");
    }
  }
}
