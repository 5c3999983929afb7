package railway.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A deployment package as a sandbox finds it: unpacked into a folder, classes at the root and
 * libraries in {@code lib}.
 */
public final class TaskRoot implements AutoCloseable {
  private final Path folder;
  private final Path classes;
  private final Optional<Path> ours;

  private TaskRoot(Path folder, Path classes, Optional<Path> ours) {
    this.folder = folder;
    this.classes = classes;
    this.ours = ours;
  }

  /**
   * Unpacks a zip, or takes a folder as it is.
   *
   * @throws UncheckedIOException when it cannot be read
   * @throws IllegalArgumentException when there is none, or it would write outside of its folder
   */
  public static TaskRoot open(Path code) {
    if (!Files.exists(code)) {
      throw new IllegalArgumentException(
          "There is no "
              + code
              + ", which template.yaml names as CodeUri. Build it first: ./mvnw package");
    }
    if (Files.isDirectory(code)) {
      return new TaskRoot(code, code, Optional.empty());
    }
    try {
      Path ours = Files.createTempDirectory("local-cloud-task");
      TaskRoot root =
          new TaskRoot(ours.resolve("task"), ours.resolve("package.jar"), Optional.of(ours));
      try {
        unpack(code, root.folder);
        // A build may replace the package while processes have it open.
        Files.copy(code, root.classes);
        return root;
      } catch (IOException | RuntimeException fault) {
        root.close();
        throw fault;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The code of the functions, " + code + ", cannot be unpacked", unreadable);
    }
  }

  /** Where the code is. */
  Path folder() {
    return folder;
  }

  /** The package itself, which a JVM reads like a jar, and the libraries in it. */
  List<Path> classPath() {
    Path libraries = folder.resolve("lib");
    if (!Files.isDirectory(libraries)) {
      return List.of(classes);
    }
    try (Stream<Path> files = Files.list(libraries)) {
      return Stream.concat(
              Stream.of(classes), files.filter(file -> file.toString().endsWith(".jar")).sorted())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The folder " + libraries + " cannot be read", unreadable);
    }
  }

  private static void unpack(Path zip, Path into) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IllegalArgumentException(
              "The entry " + entry.getName() + " of " + zip + " points out of the package");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(file.getInputStream(entry), target);
        }
      }
    }
  }

  /** Removes what was unpacked. */
  @Override
  public void close() {
    ours.ifPresent(TaskRoot::delete);
  }

  /** Removes a folder with everything in it. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException left) {
      throw new UncheckedIOException("The folder " + folder + " could not be removed", left);
    }
  }
}
