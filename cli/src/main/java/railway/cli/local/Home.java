package railway.cli.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import railway.cli.console.Problem;

/**
 * The folder of the project, which holds {@code template.yaml}; the template names the package of
 * the functions relative to it.
 */
public record Home(Path folder) {
  /** The system property that names the folder; the {@code railway} script sets it. */
  public static final String PROPERTY = "railway.home";

  private static final String TEMPLATE = "template.yaml";

  /**
   * Where the property says, or else in a folder above the running classes, or above the current
   * folder.
   */
  public static Home find() {
    Optional<Path> told = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    if (told.isPresent()) {
      return new Home(told.get().toAbsolutePath());
    }
    return Stream.of(classes(), Path.of("").toAbsolutePath())
        .flatMap(Home::upwards)
        .filter(folder -> Files.exists(folder.resolve(TEMPLATE)))
        .findFirst()
        .map(Home::new)
        .orElseThrow(
            () ->
                new Problem(
                    "There is no %s in this folder or in one above it. Call the script railway in the project's folder, or say where that is: java -D%s=FOLDER …"
                        .formatted(TEMPLATE, PROPERTY)));
  }

  private static Path classes() {
    try {
      return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("The place of a class is no URI", impossible);
    }
  }

  private static Stream<Path> upwards(Path from) {
    return Stream.iterate(from, folder -> folder.getParent() != null, Path::getParent);
  }

  /** The stack. */
  public Path template() {
    Path template = folder.resolve(TEMPLATE);
    if (!Files.exists(template)) {
      throw new Problem(
          "There is no %s. -D%s must name the folder of the project".formatted(template, PROPERTY));
    }
    return template;
  }

  /** The folder that shows what is in the buckets, beside what a build may throw away. */
  public Path buckets() {
    return folder.resolve("target").resolve("buckets");
  }

  /** Complains unless the package that would be deployed is there. */
  public void requirePackage() {
    Path zip = folder.resolve("functions/target/functions.zip");
    if (!Files.exists(zip)) {
      throw new Problem(
          "There is no %s, which holds the functions. Build it first: cd %s && ./mvnw -q -pl functions -am package -DskipTests"
              .formatted(zip, folder));
    }
  }
}
