package railway.specs.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of specs/README.md that explains mutants which no claim can tell from their spec: rows
 * of spec, action, line, what it becomes, and the reason.
 */
record EquivalentMutants(List<Row> rows) {

  record Row(String spec, String action, String line, String becomes, String reason) {
    boolean is(Mutant mutant) {
      return spec.equals(mutant.spec())
          && action.equals(mutant.action())
          && line.equals(mutant.line())
          && becomes.equals(mutant.becomes());
    }
  }

  EquivalentMutants {
    rows = List.copyOf(rows);
  }

  static EquivalentMutants parse(String readme) {
    List<Row> rows = new ArrayList<>();
    boolean inTable = false;
    for (String line : readme.lines().toList()) {
      if (line.startsWith("| spec | action | line | becomes | reason |")) {
        inTable = true;
      } else if (inTable && !line.startsWith("|")) {
        inTable = false;
      } else if (inTable && !line.startsWith("|-")) {
        List<String> cells = cells(line);
        if (cells.size() != 5 || cells.get(4).isEmpty()) {
          throw new IllegalArgumentException("not spec, action, line, becomes and reason: " + line);
        }
        rows.add(new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
      }
    }
    return new EquivalentMutants(rows);
  }

  Optional<String> reason(Mutant mutant) {
    return rows.stream().filter(row -> row.is(mutant)).map(Row::reason).findFirst();
  }

  /** A cell as Markdown wants it: TLA+ has bars of its own. */
  static String cell(String tla) {
    return "`%s`".formatted(tla.replace("|", "\\|"));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replaceAll("^`|`$", "").replace("\\|", "|"));
    }
    return cells;
  }
}
