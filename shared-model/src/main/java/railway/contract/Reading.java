package railway.contract;

import java.util.List;
import java.util.stream.Collectors;

/** The answer of {@link Contract#read}: the value, or everything that keeps the tree from it. */
public sealed interface Reading<T> {

  /** The tree keeps the contract. */
  record Read<T>(T value) implements Reading<T> {}

  /**
   * The tree breaks the contract.
   *
   * @param violations at least one, in the order of the contract; reading stops after {@value
   *     Contract#MOST_VIOLATIONS}, and then one more says so
   */
  record Violated<T>(List<Violation> violations) implements Reading<T> {
    public Violated {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a violated reading names at least one violation");
      }
    }

    /** All violations, one a line, for an error message. */
    public String summary() {
      return violations.stream().map(Violation::toString).collect(Collectors.joining("\n"));
    }
  }
}
