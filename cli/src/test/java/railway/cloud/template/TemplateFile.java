package railway.cloud.template;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the stack's template.yaml wherever the tests are started. */
public final class TemplateFile {
  private TemplateFile() {}

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
