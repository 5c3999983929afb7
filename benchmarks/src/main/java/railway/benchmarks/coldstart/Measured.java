package railway.benchmarks.coldstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM that is started, handles one event, and ends. */
final class Measured {

  /** Its time is told by bash, which knows it to the millisecond even of a short life. */
  private static final Pattern TIME = Pattern.compile("cpu ([\\d.]+) ([\\d.]+)");

  /** What a JVM chooses by itself where it has one processor, as in a function of 1 GB. */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  private static final double NANOS = 1e6;
  private static final double MILLIS = 1e3;

  private final Map<String, String> variables;
  private final Path log;

  Measured(Map<String, String> variables, Path log) {
    this.variables = variables;
    this.log = log;
  }

  /** What came of one. */
  record Ended(Sample sample, String said) {}

  /**
   * Runs one.
   *
   * @throws IllegalStateException with what it said, if it did not handle the event
   */
  Ended run(Contestant contestant, List<String> flags, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "TIMEFORMAT='cpu %3U %3S'; time \"$@\"",
                "cold-start",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.add(COLLECTOR);
    command.addAll(flags);
    command.addAll(List.of("-cp", contestant.joinedClassPath(), contestant.main().getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(variables);
    long begun = System.nanoTime();
    Process process = builder.start();
    double wall = 0;
    String said = "";
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(Ending.HANDLED)) {
          wall = (System.nanoTime() - begun) / NANOS;
          said = line.substring(Ending.HANDLED.length());
        }
      }
    }
    int exit = process.waitFor();
    String errors = Files.readString(log);
    Matcher time = TIME.matcher(errors);
    if (exit != 0 || said.isEmpty() || !time.find()) {
      throw new IllegalStateException(
          "%s with %s did not handle the event: exit %d, %s"
              .formatted(contestant.title(), flags, exit, errors));
    }
    double cpu = Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
    return new Ended(new Sample(wall, cpu * MILLIS), said);
  }
}
