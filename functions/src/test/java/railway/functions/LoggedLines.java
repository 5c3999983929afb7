package railway.functions;

import java.util.List;
import java.util.Set;
import railway.engine.InvocationEnded;
import railway.store.StoreTrouble;

/**
 * Reads what handlers log in a simulated world: no payload, and no defect, for in such a world
 * there is only trouble.
 *
 * @param payload what is in the events of this world, and in no name
 */
record LoggedLines(List<String> payload) {
  private static final Set<String> TROUBLE =
      Set.of(StoreTrouble.class.getName(), InvocationEnded.class.getName());

  void read(String line) {
    for (String value : payload) {
      if (line.contains(value)) {
        throw new AssertionError("A payload is in the log: " + line);
      }
    }
    if (line.contains("\"what\":\"defect\"")) {
      String thrown = Bench.json(line).at("thrown").text().orElseThrow();
      if (!TROUBLE.contains(thrown)) {
        throw new AssertionError("A handler met a defect: " + line);
      }
    }
  }
}
