package railway.specs.traces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One action of a spec, with the parameters that determine it.
 *
 * @param action its name in the spec
 * @param parameters in the notation of TLA+, "p |-> 1"
 */
record Happening(String action, List<String> parameters) {

  Happening {
    parameters = List.copyOf(parameters);
  }

  static Happening of(String action) {
    return new Happening(action, List.of());
  }

  Happening with(String name, int value) {
    return and(name, Integer.toString(value));
  }

  Happening with(String name, String value) {
    return and(name, '"' + value + '"');
  }

  Happening with(String name, boolean value) {
    return and(name, Boolean.toString(value).toUpperCase(Locale.ROOT));
  }

  private Happening and(String name, String value) {
    List<String> more = new ArrayList<>(parameters);
    more.add(name + " |-> " + value);
    return new Happening(action, more);
  }

  /** As a record of TLA+. */
  String tla() {
    List<String> fields = new ArrayList<>();
    fields.add("e |-> \"" + action + '"');
    fields.addAll(parameters);
    return "[" + String.join(", ", fields) + "]";
  }

  @Override
  public String toString() {
    return action + parameters;
  }
}
