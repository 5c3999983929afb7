package railway.specs.traces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import railway.specs.Checked;
import railway.specs.Tlc;
import railway.specs.Verdict;

/** Asks TLC whether logs are behaviours of a spec. */
final class Validation {

  private static final Pattern TRACE = Pattern.compile("/\\\\ trace = (\\d+)");
  private static final Pattern STEP = Pattern.compile("/\\\\ step = (\\d+)");

  private final Tlc tlc = Tlc.ofThisBuild();
  private final String spec;

  Validation(String spec) {
    this.spec = spec;
  }

  /** Checks the module that lies in a folder. */
  Checked check(Path folder) {
    return check(folder, false);
  }

  private Checked check(Path folder, boolean large) {
    Path module = tlc.specs().resolve(spec + "Traces.tla");
    Path config = tlc.specs().resolve("traces/" + spec + "Traces.cfg");
    Tlc.Run run = large ? Tlc.Run.large(module, config) : Tlc.Run.small(module, config);
    return tlc.check(run.with(folder));
  }

  /** Writes the module for a part of the logs, and checks it; a large one takes both cores. */
  Checked check(TraceData data, String part, boolean large) {
    try {
      Path folder = Files.createDirectories(folder().resolve(part));
      Files.writeString(folder.resolve("TraceData.tla"), data.tla());
      return check(folder, large);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return tlc.specs().resolve("target/traces").resolve(spec);
  }

  /** What the spec says about itself: the text of one of its modules. */
  String text(String module) {
    try {
      return Files.readString(tlc.specs().resolve(module + ".tla"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why a log was not accepted, for people; empty if all were. */
  static String objection(Verdict verdict, TraceData data) {
    return switch (verdict) {
      case Verdict.Holds holds -> "";
      case Verdict.Violates violated -> {
        String said = violated.counterexample();
        int number = last(TRACE, said);
        int step = last(STEP, said);
        yield number == 0 ? said : story(violated.property(), data.numbered(number), step);
      }
      case Verdict.OutOfTime outOfTime -> "TLC had no verdict in time";
      case Verdict.Unclear unclear -> unclear.output();
    };
  }

  private static String story(String property, Trace log, int step) {
    StringBuilder story = new StringBuilder();
    story.append(
        property.equals("Deadlock")
            ? "Step %d of the log of seed %d is none that the spec allows.%n"
                .formatted(step, log.seed())
            : "After step %d of the log of seed %d, %s is violated.%n"
                .formatted(step - 1, log.seed(), property));
    for (int i = 1; i <= log.happenings().size(); i++) {
      story.append(i == step ? "> " : "  ").append(i).append(' ');
      story.append(log.happenings().get(i - 1)).append(System.lineSeparator());
    }
    return story.toString();
  }

  private static int last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int last = 0;
    while (matcher.find()) {
      last = Integer.parseInt(matcher.group(1));
    }
    return last;
  }
}
