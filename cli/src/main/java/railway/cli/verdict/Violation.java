package railway.cli.verdict;

/**
 * Something that must not be.
 *
 * @param where the order, or what else is concerned
 */
public record Violation(String claim, String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what + " (claim: " + claim + ")";
  }
}
