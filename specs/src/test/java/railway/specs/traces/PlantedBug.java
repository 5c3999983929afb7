package railway.specs.traces;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One condition of the production code taken away. The changed file is compiled before the others,
 * and a JVM of its own runs the worlds with it.
 *
 * @param spec whose logs must show it
 * @param file below the main sources of shared-model
 * @param code what stands there, once
 * @param instead what stands there now
 * @param sentence what goes wrong
 */
record PlantedBug(String spec, String file, String code, String instead, String sentence) {

  private static final Path SOURCES = Path.of("../shared-model/src/main/java").toAbsolutePath();
  private static final long SECONDS = 120;

  /**
   * Plants it, and writes the logs of the first worlds.
   *
   * @throws Visit.NeverEnded if a world did not even come to its end
   */
  void writes(int worlds, Path folder) {
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      compile(changed(folder), classes);
      run(worlds, classes, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Path changed(Path folder) throws IOException {
    String source = Files.readString(SOURCES.resolve(file));
    if (source.split(Pattern.quote(code), -1).length != 2) {
      throw new IllegalStateException(
          "%s does not hold this exactly once, plant the bug elsewhere: %s".formatted(file, code));
    }
    Path changed = folder.resolve(Path.of(file).getFileName());
    Files.writeString(changed, source.replace(code, instead));
    return changed;
  }

  private void compile(Path changed, Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostic -> {}, Locale.ROOT, null)) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-cp", classPath(), "-d", classes.toString());
      boolean compiled =
          javac.getTask(said, files, null, options, null, files.getJavaFileObjects(changed)).call();
      if (!compiled) {
        throw new IllegalStateException("%s with the bug: %s".formatted(file, said));
      }
    }
  }

  private void run(int worlds, Path classes, Path folder) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classes + System.getProperty("path.separator") + classPath(),
                TracesMain.class.getName(),
                spec,
                "1",
                Integer.toString(worlds),
                folder.resolve("TraceData.tla").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      String words = Files.readString(said);
      if (words.contains(Visit.NeverEnded.class.getName())) {
        throw new Visit.NeverEnded();
      }
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException("The worlds broke: " + words);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
