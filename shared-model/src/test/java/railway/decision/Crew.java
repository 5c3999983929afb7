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

  /**
   * One process changes in one way and all others in another; any index that is none has no one.
   */
  Crew<P> changed(int index, UnaryOperator<P> one, UnaryOperator<P> others) {
    List<P> changed = new ArrayList<>(processes);
    for (int at = 0; at < changed.size(); at++) {
      changed.set(at, (at == index ? one : others).apply(changed.get(at)));
    }
    return new Crew<>(changed);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Crew<?> crew) || crew.size() != size()) {
      return false;
    }
    if (processes.equals(crew.processes)) {
      return true;
    }
    for (P process : processes) {
      if (Collections.frequency(processes, process)
          != Collections.frequency(crew.processes, process)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (P process : processes) {
      hash += process.hashCode() * 0x9E3779B1;
    }
    return hash;
  }
}
