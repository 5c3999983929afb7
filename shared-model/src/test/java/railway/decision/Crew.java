package railway.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The processes at work on one visit. They have names in a trace, but which of them does what makes
 * no difference: crews are equal if they are in any order.
 */
record Crew<P>(List<P> processes) {

  Crew {
    processes = List.copyOf(processes);
  }

  P get(int index) {
    return processes.get(index);
  }

  int size() {
    return processes.size();
  }

  Crew<P> with(int index, P process) {
    List<P> changed = new ArrayList<>(processes);
    changed.set(index, process);
    return new Crew<>(changed);
  }

  /** All but one change: somebody has appended an entry, the others' tail is not the newest now. */
  Crew<P> others(int index, UnaryOperator<P> change) {
    List<P> changed = new ArrayList<>(processes);
    for (int other = 0; other < changed.size(); other++) {
      if (other != index) {
        changed.set(other, change.apply(changed.get(other)));
      }
    }
    return new Crew<>(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Crew<?> crew
        && crew.size() == size()
        && processes.stream()
            .allMatch(
                process ->
                    Collections.frequency(processes, process)
                        == Collections.frequency(crew.processes, process));
  }

  @Override
  public int hashCode() {
    return processes.stream().mapToInt(Object::hashCode).sum();
  }
}
