package railway.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import railway.testing.world.Call;
import railway.testing.world.Fault;
import railway.testing.world.Promise;
import railway.testing.world.Tally;
import railway.workflow.Category;

/**
 * What was seen in worlds in which every promise was kept.
 *
 * @param seed of the first world
 */
public record Report(long seed, int worlds, int runs, Tally tally) {

  private static final List<Optional<Category>> COLUMNS = columns();

  private static List<Optional<Category>> columns() {
    List<Optional<Category>> columns = new ArrayList<>();
    for (Category category : Category.values()) {
      columns.add(Optional.of(category));
    }
    columns.add(Optional.empty());
    return columns;
  }

  /** In a few lines: runs, faults by kind, checks, seed. */
  public String summary() {
    return """
        simulated %,d runs in %,d worlds, seeds %d to %d: every promise kept
          faults: %s
          checks: %s
          seen:   %s
        """
        .formatted(
            runs,
            worlds,
            seed,
            seed + worlds - 1,
            Arrays.stream(Fault.values())
                .filter(fault -> tally.strikes(fault) > 0)
                .map(fault -> "%s %,d".formatted(fault, tally.strikes(fault)))
                .collect(Collectors.joining(", ")),
            Arrays.stream(Promise.values())
                .filter(promise -> tally.checks(promise) > 0)
                .map(promise -> "%s %,d".formatted(promise.named(), tally.checks(promise)))
                .collect(Collectors.joining(", ")),
            new TreeMap<>(tally.seen())
                .entrySet().stream()
                    .map(kind -> "%s %,d".formatted(kind.getKey(), kind.getValue()))
                    .collect(Collectors.joining(", ")));
  }

  /** How often each kind of fact, event and knowledge was seen, by name. */
  public Map<String, Long> seen() {
    return tally.seen();
  }

  /** The cells of the matrix that could have been filled, and were not. */
  public List<Coverage> uncovered() {
    return Coverage.possible().stream()
        .filter(cell -> tally.strikes(cell.fault(), cell.call(), cell.category()) == 0)
        .toList();
  }

  /** Which fault was seen at which call, in a task of which category: a matrix. */
  public String matrix() {
    StringBuilder matrix = new StringBuilder();
    matrix.append(line("call", "fault", COLUMNS.stream().map(Report::heading).toList()));
    for (Call call : Call.values()) {
      for (Fault fault : Fault.values()) {
        List<Long> cells =
            COLUMNS.stream().map(column -> tally.strikes(fault, call, column)).toList();
        if (cells.stream().anyMatch(seen -> seen > 0)) {
          matrix.append(
              line(
                  call.words(),
                  fault.toString(),
                  cells.stream().map(seen -> seen == 0 ? "." : "%,d".formatted(seen)).toList()));
        }
      }
    }
    return matrix.toString();
  }

  private static String heading(Optional<Category> column) {
    return column.map(category -> category.name().toLowerCase(java.util.Locale.ROOT)).orElse("-");
  }

  private static String line(String call, String fault, List<String> cells) {
    StringBuilder line = new StringBuilder("%-16s %-15s".formatted(call, fault));
    cells.forEach(cell -> line.append("%17s".formatted(cell)));
    return line.append(System.lineSeparator()).toString();
  }
}
