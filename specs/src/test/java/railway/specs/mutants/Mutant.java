package railway.specs.mutants;

/**
 * A spec with one thing changed.
 *
 * @param action the definition in which it was changed
 * @param line how that line reads in the spec
 * @param becomes how it reads in the mutant
 * @param text the whole mutant
 */
record Mutant(
    String spec, String action, int lineNumber, String line, String becomes, String text) {

  /** The mutant that has {@code replacement} between {@code from} and {@code to}. */
  static Mutant of(SpecText spec, String action, int from, int to, String replacement) {
    String before = spec.text();
    String after = before.substring(0, from) + replacement + before.substring(to);
    int lineBegin = before.lastIndexOf('\n', from - 1) + 1;
    return new Mutant(
        spec.name(),
        action,
        (int) before.substring(0, from).chars().filter(c -> c == '\n').count() + 1,
        lineAt(before, lineBegin),
        lineAt(after, lineBegin),
        after);
  }

  private static String lineAt(String text, int begin) {
    int end = text.indexOf('\n', begin);
    return text.substring(begin, end < 0 ? text.length() : end)
        .replaceFirst("\\\\\\*.*", "")
        .trim()
        .replaceAll("\\s+", " ");
  }

  String name() {
    return "%s:%d %s: %s → %s".formatted(spec, lineNumber, action, line, becomes);
  }
}
