package railway.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of a deployment package: those at its root, and the jars in its {@code lib} folder,
 * as Lambda finds them. They share with this process only the JDK and {@code aws-lambda-java-core},
 * so that a class that is missing from the package is missing here too.
 */
public final class FunctionCode implements AutoCloseable {
  private final URLClassLoader loader;
  private final Path unpacked;

  private FunctionCode(URLClassLoader loader, Path unpacked) {
    this.loader = loader;
    this.unpacked = unpacked;
  }

  /**
   * Opens a zip or a folder with the same layout.
   *
   * @throws UncheckedIOException when it cannot be read
   * @throws IllegalArgumentException when there is none
   */
  public static FunctionCode open(Path code) {
    if (!Files.exists(code)) {
      throw new IllegalArgumentException(
          "There is no "
              + code
              + ", which template.yaml names as CodeUri. Build it first: ./mvnw package");
    }
    try {
      Path unpacked = Files.createTempDirectory("local-cloud-code");
      List<URL> urls = new ArrayList<>();
      urls.add(code.toUri().toURL());
      for (Path jar : Files.isDirectory(code) ? jarsOf(code) : unpack(code, unpacked)) {
        urls.add(jar.toUri().toURL());
      }
      return new FunctionCode(
          new URLClassLoader("functions", urls.toArray(URL[]::new), new SharedWithTheHost()),
          unpacked);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The code of the functions, " + code + ", cannot be read", unreadable);
    }
  }

  /** Finds the handlers. */
  public ClassLoader loader() {
    return loader;
  }

  private static List<Path> jarsOf(Path folder) throws IOException {
    if (!Files.isDirectory(folder.resolve("lib"))) {
      return List.of();
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder.resolve("lib"), "*.jar")) {
      List<Path> found = new ArrayList<>();
      jars.forEach(found::add);
      return found.stream().sorted().toList();
    }
  }

  /** A class loader cannot read a jar within a zip. */
  private static List<Path> unpack(Path zip, Path into) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().filter(FunctionCode::isLibrary).toList()) {
        Path jar = into.resolve(entry.getName().substring("lib/".length()));
        Files.copy(file.getInputStream(entry), jar);
        jars.add(jar);
      }
    }
    return jars;
  }

  /** Only plain names, so that no entry can point out of the folder. */
  private static boolean isLibrary(ZipEntry entry) {
    return entry.getName().matches("lib/[\\w.+-]+\\.jar");
  }

  /** Closes the jars and removes what was unpacked. */
  @Override
  public void close() {
    try {
      loader.close();
      try (Stream<Path> files = Files.list(unpacked)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(unpacked);
    } catch (IOException left) {
      throw new UncheckedIOException(
          "The unpacked libraries in " + unpacked + " could not be removed", left);
    }
  }

  /** What a function gets from Lambda itself rather than from its package. */
  private static final class SharedWithTheHost extends ClassLoader {
    private static final Set<String> SHARED =
        Set.of(
            "com.amazonaws.services.lambda.runtime",
            "com.amazonaws.services.lambda.runtime.logging");

    SharedWithTheHost() {
      super("lambda", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      int dot = name.lastIndexOf('.');
      if (dot > 0 && SHARED.contains(name.substring(0, dot))) {
        return Class.forName(name, false, FunctionCode.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }
}
