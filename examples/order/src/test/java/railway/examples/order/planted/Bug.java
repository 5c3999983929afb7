package railway.examples.order.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One line of the production code as somebody might have written it in a hurry.
 *
 * @param file below {@code railway} in the main sources of shared-model
 * @param code what stands there, once
 * @param instead what stands there with the bug
 * @param sentence what goes wrong
 */
record Bug(String file, String code, String instead, String sentence) {

  private static final String SOURCES = "shared-model/src/main/java/railway";

  /**
   * Its file with the bug.
   *
   * @param project the project's folder
   * @throws IllegalStateException if the code has changed, so that the bug must be planted
   *     elsewhere
   */
  String planted(Path project) {
    String source = source(project.resolve(SOURCES).resolve(file));
    int places = source.split(Pattern.quote(code), -1).length - 1;
    if (places != 1) {
      throw new IllegalStateException(
          "%s holds this %d times and not once, so plant the bug \"%s\" elsewhere: %s"
              .formatted(file, places, sentence, code));
    }
    return source.replace(code, instead);
  }

  private static String source(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The name of its file alone. */
  String fileName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
