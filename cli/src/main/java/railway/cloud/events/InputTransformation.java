package railway.cloud.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import railway.cloud.template.RuleInput.Transformed;
import railway.cloud.wire.Json;

/**
 * Fills an input template, as EventBridge documents it: a placeholder that stands for a whole value
 * becomes that value in JSON, a text with its quotes; one within a text becomes a part of the text;
 * and a variable whose path is not in the event leaves nothing behind, even where JSON wants a
 * value.
 */
record InputTransformation(Transformed input) {
  private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_/-]+)|\\[([0-9]+)]");
  private static final Pattern TOKEN = Pattern.compile("\\\\.|\"|<([^<>\\s]+)>", Pattern.DOTALL);

  /**
   * What the target gets.
   *
   * @param event the whole event, as JSON
   * @param predefined the values of the variables that nobody has to define
   */
  String of(String event, Map<String, Object> predefined) {
    Map<String, Object> tree = Json.object(event).orElseThrow();
    Map<String, Object> values = new HashMap<>(predefined);
    input.paths().forEach((name, path) -> at(tree, path).ifPresent(v -> values.put(name, v)));
    StringBuilder filled = new StringBuilder();
    Matcher token = TOKEN.matcher(input.template());
    boolean withinText = false;
    while (token.find()) {
      String found = token.group();
      if (found.equals("\"")) {
        withinText = !withinText;
      } else if (token.group(1) != null) {
        found =
            Optional.ofNullable(values.get(token.group(1)))
                .map(withinText ? InputTransformation::part : Json::text)
                .orElse("");
      }
      token.appendReplacement(filled, Matcher.quoteReplacement(found));
    }
    return token.appendTail(filled).toString();
  }

  /** A value as a part of a text; it stays within the quotes around it. */
  private static String part(Object value) {
    String quoted = Json.text(value instanceof String text ? text : Json.text(value));
    return quoted.substring(1, quoted.length() - 1);
  }

  private static Optional<Object> at(Object tree, String path) {
    @Nullable Object here = tree;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      String name = step.group(1);
      if (name == null) {
        int index = Integer.parseInt(step.group(2));
        here = here instanceof List<?> list && index < list.size() ? list.get(index) : null;
      } else {
        here = here instanceof Map<?, ?> map ? map.get(name) : null;
      }
    }
    return Optional.ofNullable(here);
  }
}
