package railway.examples.order.planted;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Plants bugs: each changed file is compiled into a folder of its own, and a JVM of its own finds
 * that folder before the real classes.
 *
 * @param project the project's folder
 * @param folder for changed files and their classes
 */
record Nursery(Path project, Path folder) {

  /** A JVM that shares its processor with so many others is given up. */
  private static final long CROWD = 30;

  /** Looks for the bug in worlds from this seed on. */
  Outcome outcome(Bug bug, long seed, long seconds) {
    Path place = folder.resolve("bug-" + Integer.toHexString(bug.hashCode()));
    try {
      Path classes = Files.createDirectories(place.resolve("classes"));
      Path changed = Files.writeString(place.resolve(bug.fileName()), bug.planted(project));
      compile(bug, changed, classes);
      return search(bug, classes, place.resolve("said.txt"), seed, seconds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while looking for: " + bug.sentence(), e);
    }
  }

  private static void compile(Bug bug, Path changed, Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostic -> {}, Locale.ROOT, null)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-cp", classPath(), "-d", classes.toString());
      boolean compiled =
          javac.getTask(said, files, null, options, null, files.getJavaFileObjects(changed)).call();
      if (!compiled) {
        throw new IllegalStateException(
            "The bug \"%s\" does not compile: %s".formatted(bug.sentence(), said));
      }
    }
  }

  private static Outcome search(Bug bug, Path classes, Path said, long seed, long seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classes + File.pathSeparator + classPath(),
                Search.class.getName(),
                Long.toString(seed),
                Long.toString(seconds))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      boolean ended = process.waitFor(seconds * CROWD, TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(said);
      if (!ended || process.exitValue() != 0 || lines.isEmpty()) {
        throw new IllegalStateException(
            "The worlds with the bug \"%s\" broke: %s".formatted(bug.sentence(), lines));
      }
      return Outcome.read(lines.getLast());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
