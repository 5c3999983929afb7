package railway.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A way to write the function.
 *
 * @param main what runs it
 * @param classPath jars only, which is what archives take
 */
record Contestant(String title, Class<?> main, List<Path> classPath) {

  /** What is in functions.zip, as Lambda unpacks it. */
  static Contestant ours(Path folder, Path zip, Path harness) throws IOException {
    Path classes = folder.resolve("functions.jar");
    Files.copy(zip, classes);
    Path libraries = folder.resolve("libraries.jar");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry entry = file.getEntry("lib/libraries.jar");
      Files.copy(file.getInputStream(entry), libraries);
    }
    return new Contestant("Railway", OurFirstEvent.class, List.of(harness, classes, libraries));
  }

  /** The libraries of the plain way: all of this JVM's that are not ours. */
  static Contestant plain(List<Path> libraries, Path harness) {
    List<Path> others =
        libraries.stream().filter(jar -> !isOurs(jar.getFileName().toString())).toList();
    return new Contestant(
        "plain",
        PlainFirstEvent.class,
        Stream.concat(Stream.of(harness), others.stream()).toList());
  }

  private static boolean isOurs(String jar) {
    return Stream.of(
            "functions-",
            "infrastructure-",
            "shared-model-",
            "order-example-",
            "jackson-jr",
            "crac-",
            "aws-lambda-java-runtime-interface-client")
        .anyMatch(jar::startsWith);
  }

  /** The same code, run in another way. */
  Contestant as(String name, Class<?> other) {
    return new Contestant(name, other, classPath);
  }

  Contestant with(Path jar) {
    return new Contestant(title, main, Stream.concat(classPath.stream(), Stream.of(jar)).toList());
  }

  String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
