package railway.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * From the start of a JVM to its first stream event handled, ours beside the plain way, and what is
 * left of ours after priming. The runs of all kinds take turns, so that a busy moment of the
 * machine hits all of them. Prints Markdown.
 */
public final class ColdStart {
  private static final String USAGE = "Usage: cold-start [--runs 5]";
  private static final int RUNS = 5;
  private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";
  private static final String NATIVE_LIBRARY =
      "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

  private final Path folder;
  private final StandInDynamoDb table;
  private final Path event;
  private final Measured jvm;
  private final Contestant plain;
  private final Contestant ours;
  private final Contestant afterPriming;

  private ColdStart(Path folder, StandInDynamoDb table) throws IOException {
    this.folder = folder;
    this.table = table;
    this.event = folder.resolve("event.json");
    Files.write(event, Town.event(table));
    table.operations();
    this.jvm = new Measured(Town.variables(table.address()), folder.resolve("stderr"));
    List<Path> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .map(Path::toAbsolutePath)
            .toList();
    Path harness = jar(jars, "benchmarks");
    this.plain =
        Contestant.plain(jars.stream().filter(jar -> !jar.equals(harness)).toList(), harness);
    this.ours = Contestant.ours(folder, Path.of("functions", "target", "functions.zip"), harness);
    this.afterPriming =
        ours.as("Railway", FirstAfterPriming.class).with(jar(jars, "aws-lambda-java-runtime"));
  }

  private static Path jar(List<Path> jars, String name) {
    return jars.stream()
        .filter(jar -> jar.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no jar of " + name));
  }

  /** Measures, as often as the argument says. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs =
        switch (arguments.length) {
          case 0 -> RUNS;
          case 2 -> Integer.parseInt(arguments[1]);
          default -> throw new IllegalArgumentException(USAGE);
        };
    Path folder = Files.createTempDirectory("cold-start");
    try (StandInDynamoDb table = new StandInDynamoDb()) {
      ColdStart benchmark = new ColdStart(folder, table);
      System.out.println(benchmark.starts(runs));
      System.out.println(benchmark.primed(runs));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** A program with its flags. */
  private record Kind(Contestant contestant, Flags flags) {
    String archive() {
      return contestant.main().getSimpleName() + "-" + flags + ".archive";
    }
  }

  private String starts(int runs) throws IOException, InterruptedException {
    List<Kind> kinds =
        Stream.of(
                plain,
                ours,
                ours.as("Railway, trust store read", OurFirstEventWithTrustStore.class))
            .flatMap(who -> Stream.of(Flags.values()).map(flags -> new Kind(who, flags)))
            .toList();
    for (Kind kind : kinds) {
      if (kind.flags().isTrained()) {
        jvm.run(
            kind.contestant(),
            kind.flags().training(folder.resolve(kind.archive())),
            List.of(event.toString(), "training"));
      }
    }
    table.operations();
    Map<Kind, List<Sample>> samples = new LinkedHashMap<>();
    for (int run = 0; run < runs; run++) {
      for (Kind kind : kinds) {
        Measured.Ended ended =
            jvm.run(
                kind.contestant(),
                kind.flags().measured(folder.resolve(kind.archive())),
                List.of(event.toString()));
        requireSameWork(kind);
        samples.computeIfAbsent(kind, none -> new ArrayList<>()).add(ended.sample());
      }
    }
    return table(samples);
  }

  private void requireSameWork(Kind kind) {
    List<String> asked = table.operations();
    if (!asked.equals(List.of("Query", "PutItem"))) {
      throw new IllegalStateException(
          "%s asked the table for %s: it must read the tail and put one entry"
              .formatted(kind.contestant().title(), asked));
    }
  }

  private String table(Map<Kind, List<Sample>> samples) {
    List<Sample> usual =
        Objects.requireNonNull(samples.get(new Kind(plain, Flags.DEFAULT)), "no run of plain");
    double base = Sample.Spread.of(usual, Sample::cpu).median();
    double wallBase = Sample.Spread.of(usual, Sample::wall).median();
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        | | flags | wall, ms: least / median / most | CPU, ms: least / median / most | wall, of plain | CPU, of plain |
        |---|---|---|---|---|---|
        """);
    samples.forEach(
        (kind, of) -> {
          Sample.Spread wall = Sample.Spread.of(of, Sample::wall);
          Sample.Spread cpu = Sample.Spread.of(of, Sample::cpu);
          lines.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %s | %s | %s | %.2f | %.2f |%n",
                  kind.contestant().title(),
                  kind.flags().title(),
                  wall,
                  cpu,
                  wall.median() / wallBase,
                  cpu.median() / base));
        });
    return lines.toString();
  }

  /** With which Lambda's context forgets the addresses of hosts. */
  private Path nativeLibrary() throws IOException {
    Path copy = folder.resolve("libaws-lambda-jni.so");
    String machine =
        System.getProperty("os.arch").equals("aarch64") ? "linux-aarch_64" : "linux-x86_64";
    String name = "/jni/libaws-lambda-jni.%s.so".formatted(machine);
    try (InputStream in = JniHelper.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in, name), copy);
    }
    return copy;
  }

  private String primed(int runs) throws IOException, InterruptedException {
    List<String> flags =
        List.of(
            CRAC,
            NATIVE_LIBRARY + nativeLibrary(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1");
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("not primed", List.of(event.toString()));
    kinds.put("primed", List.of(event.toString(), "primed"));
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int run = 0; run < runs; run++) {
      for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
        String said = jvm.run(afterPriming, flags, kind.getValue()).said();
        int blank = said.indexOf(' ');
        Sample sample =
            new Sample(
                Double.parseDouble(said.substring(0, blank)),
                Double.parseDouble(said.substring(blank + 1)));
        samples.computeIfAbsent(kind.getKey(), none -> new ArrayList<>()).add(sample);
      }
    }
    StringBuilder lines = new StringBuilder();
    lines.append(
        """
        | Railway, first event of a JVM (C1) | wall, ms: least / median / most | CPU, ms: least / median / most |
        |---|---|---|
        """);
    samples.forEach(
        (kind, of) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %s | %s |%n",
                    kind,
                    Sample.Spread.of(of, Sample::wall),
                    Sample.Spread.of(of, Sample::cpu))));
    return lines.toString();
  }
}
