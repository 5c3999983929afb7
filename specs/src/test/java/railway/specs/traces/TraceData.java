package railway.specs.traces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Logs as a module of TLA+: a table of all happenings, and each log as numbers in the table. */
final class TraceData {

  private final Map<String, Integer> table = new LinkedHashMap<>();
  private final Map<String, Trace> logs = new LinkedHashMap<>();
  private int processes = 1;
  private int attempts = 1;

  static TraceData of(List<Trace> traces) {
    TraceData data = new TraceData();
    traces.forEach(data::add);
    return data;
  }

  /** Equal logs are accepted together, and stand there once. */
  void add(Trace trace) {
    processes = Math.max(processes, trace.processes());
    attempts = Math.max(attempts, trace.attempts());
    logs.putIfAbsent(
        trace.happenings().stream()
            .map(Happening::tla)
            .map(tla -> table.computeIfAbsent(tla, absent -> table.size() + 1))
            .map(number -> Integer.toString(number))
            .collect(Collectors.joining(",", "<<", ">>")),
        trace);
  }

  /** How many different logs there are. */
  int different() {
    return logs.size();
  }

  /** How many steps the different logs have together. */
  long steps() {
    return logs.values().stream().mapToLong(log -> log.happenings().size()).sum();
  }

  /** The log of a number, from 1 on, as TLC speaks of it. */
  Trace numbered(int number) {
    return List.copyOf(logs.values()).get(number - 1);
  }

  String tla() {
    return """
    ------------------------------- MODULE TraceData -------------------------------
    EXTENDS Naturals
    TraceProcs == 1 .. %d
    TraceAttempts == %d
    TraceRequests == 1 .. TraceAttempts
    Events == <<
    %s>>
    Traces == <<
    %s>>
    ================================================================================
    """
        .formatted(
            processes,
            attempts,
            String.join(",\n", table.keySet()),
            String.join(",\n", logs.keySet()));
  }
}
