package railway.specs.mutants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a slip of the pen may change in an action: a condition is left out, an alternative is left
 * out, an update is forgotten, an operator is another one.
 */
final class Mutations {

  /** An operator between blanks, and what stands there instead. */
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("=", "#"),
          Map.entry("#", "="),
          Map.entry("<", "<="),
          Map.entry("<=", "<"),
          Map.entry(">", ">="),
          Map.entry(">=", ">"),
          Map.entry("\\cup", "\\"),
          Map.entry("\\", "\\cup"),
          Map.entry("\\in", "\\notin"),
          Map.entry("\\notin", "\\in"),
          Map.entry("\\subseteq", "\\in SUBSET"),
          Map.entry("+", "-"),
          Map.entry("-", "+"),
          Map.entry("/\\", "\\/"),
          Map.entry("\\/", "/\\"));

  private static final Pattern OPERATOR = Pattern.compile("(?<=[^\\s]) (\\S+) (?=\\S)");
  private static final Pattern CONSTANT = Pattern.compile("\\b(TRUE|FALSE)\\b");
  private static final Pattern NOT = Pattern.compile("~(?=[\\w(])");
  private static final Pattern BULLET =
      Pattern.compile("(?m)^ *(?:[/\\\\][/\\\\] +)*?(/\\\\|\\\\/) ");
  private static final Pattern QUANTIFIER = Pattern.compile("\\\\[EA](?= )");
  private static final Pattern UPDATE = Pattern.compile("(\\w+)' = ");

  /** A binder's "in", an update's "=" and an EXCEPT's "=" are no operators of the condition. */
  private static final Pattern BINDS =
      Pattern.compile("(?:\\\\[EA]|CHOOSE|[{\\[(,]) *\\w+(?: *, *\\w+)*$|\\bLET\\b.*$");

  private static final Pattern ASSIGNS = Pattern.compile("(?:\\w'|![\\[.][^=]*)$");

  private final SpecText spec;
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutations(SpecText spec) {
    this.spec = spec;
  }

  /** All of them, from top to bottom. */
  static List<Mutant> of(String name, String text) {
    SpecText spec = new SpecText(name, text);
    Mutations mutations = new Mutations(spec);
    spec.actions().forEach(mutations::mutate);
    return mutations.mutants.stream()
        .filter(mutant -> !mutant.text().equals(text))
        .sorted(Comparator.comparingInt(Mutant::lineNumber))
        .distinct()
        .toList();
  }

  private void mutate(SpecText.Definition action) {
    leavesOut(action);
    forgetsUpdates(action);
    mistakesOperators(action);
    turnsRound(action);
    mistakesQuantifiers(action);
  }

  private Matcher find(Pattern pattern, SpecText.Definition in) {
    return pattern
        .matcher(spec.code())
        .region(in.from(), in.to())
        .useAnchoringBounds(false)
        .useTransparentBounds(true);
  }

  private void add(SpecText.Definition action, int from, int to, String replacement) {
    mutants.add(Mutant.of(spec, action.name(), from, to, replacement));
  }

  /** A condition becomes TRUE, an alternative FALSE: the layout stays as it is. */
  private void leavesOut(SpecText.Definition action) {
    Matcher bullet = find(BULLET, action);
    while (bullet.find()) {
      int from = bullet.end();
      int to = endOfBullet(bullet.start(1), action.to());
      String piece = spec.code().substring(from, to);
      if (bullet.group(1).equals("\\/")) {
        add(action, from, to, "FALSE");
      } else if (!spec.changes(piece)) {
        add(action, from, to, "TRUE");
      }
    }
  }

  private void forgetsUpdates(SpecText.Definition action) {
    Matcher update = find(UPDATE, action);
    while (update.find()) {
      int bullet = spec.code().lastIndexOf("/\\", update.start());
      boolean alone =
          bullet >= action.from() && spec.code().substring(bullet + 2, update.start()).isBlank();
      int to = alone ? endOfBullet(bullet, action.to()) : endOfLine(update.end());
      add(action, update.end(), to, update.group(1));
    }
  }

  private void mistakesOperators(SpecText.Definition action) {
    Matcher operator = find(OPERATOR, action);
    int from = action.from();
    while (from < action.to() && operator.find(from)) {
      if (operator.start() >= action.to()) {
        return;
      }
      from = operator.end() - 1;
      String instead = OPERATORS.get(operator.group(1));
      String before = lineUpTo(operator.start());
      if (instead != null
          && !(operator.group(1).equals("\\in") && BINDS.matcher(before).find())
          && !(operator.group(1).equals("=") && ASSIGNS.matcher(before).find())
          && !isBetweenActions(operator)) {
        add(action, operator.start(1), operator.end(1), instead);
      }
    }
  }

  /** "And" and "or" between actions are not mistaken: nothing would be left that TLC can follow. */
  private boolean isBetweenActions(Matcher operator) {
    return (operator.group(1).equals("/\\") || operator.group(1).equals("\\/"))
        && spec.changes(
            spec.code().substring(operator.end(), endOfLine(operator.end()))
                + lineUpTo(operator.start()));
  }

  private void turnsRound(SpecText.Definition action) {
    Matcher constant = find(CONSTANT, action);
    while (constant.find()) {
      add(
          action,
          constant.start(),
          constant.end(),
          constant.group().equals("TRUE") ? "FALSE" : "TRUE");
    }
    Matcher not = find(NOT, action);
    while (not.find()) {
      add(action, not.start(), not.end(), "");
    }
  }

  private void mistakesQuantifiers(SpecText.Definition action) {
    if (spec.changes(action)) {
      return;
    }
    Matcher quantifier = find(QUANTIFIER, action);
    while (quantifier.find()) {
      add(
          action,
          quantifier.start(),
          quantifier.end(),
          quantifier.group().equals("\\E") ? "\\A" : "\\E");
    }
  }

  /** A bullet reaches as far as what follows is further to the right than it. */
  private int endOfBullet(int bullet, int limit) {
    int column = bullet - spec.code().lastIndexOf('\n', bullet) - 1;
    int end = endOfLine(bullet);
    while (end < limit) {
      int next = endOfLine(end + 1);
      String line = spec.code().substring(end + 1, next);
      if (line.isBlank() || line.indexOf(line.strip()) <= column) {
        break;
      }
      end = next;
    }
    return trimmed(bullet, end);
  }

  private int endOfLine(int from) {
    int end = spec.code().indexOf('\n', Math.min(from, spec.code().length()));
    return end < 0 ? spec.code().length() : end;
  }

  private int trimmed(int from, int end) {
    int to = end;
    while (to > from && Character.isWhitespace(spec.code().charAt(to - 1))) {
      to--;
    }
    return to;
  }

  private String lineUpTo(int to) {
    return spec.code().substring(spec.code().lastIndexOf('\n', to - 1) + 1, to);
  }
}
