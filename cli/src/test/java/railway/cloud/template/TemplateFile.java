package railway.cloud.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Finds the stack's template.yaml wherever the tests are started. */
public final class TemplateFile {
  /** What the template asks of whoever deploys it. */
  public static final Map<String, String> PARAMETERS =
      Map.of("TokenIssuer", "https://tokens.example.org");

  private TemplateFile() {}

  /** The stack as it is by default. */
  public static Template load() {
    return TemplateLoader.load(path(), PARAMETERS);
  }

  /** The stack with another value for a parameter. */
  public static Template loadWith(String parameter, String value) {
    Map<String, String> values = new HashMap<>(PARAMETERS);
    values.put(parameter, value);
    return TemplateLoader.load(path(), values);
  }

  public static Path path() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "No template.yaml in " + Path.of("").toAbsolutePath() + " or above it.");
      }
      folder = parent;
    }
    return folder.resolve("template.yaml");
  }
}
