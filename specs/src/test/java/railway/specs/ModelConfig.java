package railway.specs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A .cfg file of TLC, as far as it says what is to be checked. */
record ModelConfig(List<String> invariants, List<String> properties) {

  private static final Set<String> INVARIANTS = Set.of("INVARIANT", "INVARIANTS");
  private static final Set<String> PROPERTIES = Set.of("PROPERTY", "PROPERTIES");
  private static final Set<String> OTHERS =
      Set.of(
          "SPECIFICATION",
          "INIT",
          "NEXT",
          "CONSTANT",
          "CONSTANTS",
          "SYMMETRY",
          "VIEW",
          "CONSTRAINT",
          "CONSTRAINTS",
          "ACTION_CONSTRAINT",
          "ACTION_CONSTRAINTS",
          "CHECK_DEADLOCK",
          "POSTCONDITION",
          "ALIAS");

  ModelConfig {
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
  }

  static ModelConfig parse(String text) {
    List<String> invariants = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    List<String> into = ignored;
    for (String line : text.lines().toList()) {
      for (String word : line.replaceFirst("\\\\\\*.*", "").trim().split("\\s+", -1)) {
        if (INVARIANTS.contains(word)) {
          into = invariants;
        } else if (PROPERTIES.contains(word)) {
          into = properties;
        } else if (OTHERS.contains(word)) {
          into = ignored;
        } else if (!word.isEmpty()) {
          into.add(word);
        }
      }
    }
    return new ModelConfig(invariants, properties);
  }

  /** Whether a run with it can show that this property, and no other, is the one that fails. */
  boolean namesFirst(String property) {
    return switch (property) {
      case "Deadlock", "Assumption" -> true;
      default ->
          (!invariants.isEmpty() && invariants.getFirst().equals(property))
              || properties.equals(List.of(property));
    };
  }
}
