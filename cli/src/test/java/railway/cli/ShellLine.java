package railway.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A printed line as a shell understands it. The commands are replaced by one that repeats its
 * arguments, so that the quoting is judged by a real shell, whatever is installed.
 */
record ShellLine(List<String> arguments) {
  private static final String REPEATED =
      "say() { for each in \"$@\"; do printf '%s\\n"
          + "' \"$each\"; done; }; aws() { say \"$@\"; }; curl() { say \"$@\"; }; ";

  /**
   * Reads a line.
   *
   * @param exports lines to be run before it
   */
  static ShellLine of(String line, List<String> exports) throws IOException, InterruptedException {
    String script = REPEATED + String.join("; ", exports) + "\n" + line;
    Process shell = new ProcessBuilder("sh", "-ec", script).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (shell.waitFor() != 0) {
      throw new AssertionError("The shell does not understand " + line + ": " + said);
    }
    return new ShellLine(said.lines().toList());
  }

  /** What follows an option. */
  String after(String option) {
    return arguments.get(arguments.indexOf(option) + 1);
  }

  /** What follows an option each time that it is given. */
  List<String> allAfter(String option) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i++) {
      if (arguments.get(i).equals(option)) {
        values.add(arguments.get(i + 1));
      }
    }
    return values;
  }

  /** The address that a call goes to. */
  String address() {
    return arguments.stream()
        .filter(argument -> argument.startsWith("http"))
        .findFirst()
        .orElseThrow();
  }
}
