package railway.specs.traces;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gives processes small numbers: each the lowest that is free as long as it lives. */
final class Slots {

  private final List<String> taken = new ArrayList<>();

  /** The number of a process; it gets one now if it has none. */
  int of(String process) {
    if (!taken.contains(process)) {
      int free = taken.indexOf("");
      if (free < 0) {
        taken.add(process);
      } else {
        taken.set(free, process);
      }
    }
    return taken.indexOf(process) + 1;
  }

  boolean knows(String process) {
    return taken.contains(process);
  }

  void free(String process) {
    Collections.replaceAll(taken, process, "");
  }

  /** How many were ever needed at once. */
  int most() {
    return taken.size();
  }
}
