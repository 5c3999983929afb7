package railway.specs.traces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the module of some logs of one spec: spec, first seed, how many, file. */
final class TracesMain {
  private TracesMain() {}

  public static void main(String[] args) throws IOException {
    Traces traces = Traces.of(args[0]);
    long first = Long.parseLong(args[1]);
    List<Trace> logs = new ArrayList<>();
    for (long seed = first; seed < first + Long.parseLong(args[2]); seed++) {
      logs.add(traces.of(seed));
    }
    Files.writeString(Path.of(args[3]), TraceData.of(logs).tla());
  }
}
