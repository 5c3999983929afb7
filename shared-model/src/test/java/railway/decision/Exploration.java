package railway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of looking at every state of a model, breadth first, so that the first objection has a
 * shortest trace. Nothing is sampled.
 *
 * @param states how many different states were looked at
 * @param objection the first one found, with the steps that led to it
 */
record Exploration(String claim, int states, Optional<String> objection) {

  /** Beyond this a claim is too large for a build; it fails rather than pass half-checked. */
  private static final int MOST = 3_000_000;

  static <S> Exploration of(String claim, Model<S> model) {
    Set<S> seen = new HashSet<>();
    List<S> states = new ArrayList<>();
    Parents parents = new Parents();
    seen.add(model.initial());
    states.add(model.initial());
    parents.add(-1);
    for (int at = 0; at < states.size(); at++) {
      S state = states.get(at);
      int parent = at;
      Optional<String> objection = model.objection(state);
      if (objection.isPresent()) {
        return told(claim, model, states, parents, at, objection.get());
      }
      try {
        model.next(
            state,
            (what, then) -> {
              if (seen.add(then)) {
                states.add(then);
                parents.add(parent);
              }
            });
      } catch (RuntimeException unexpected) {
        return told(claim, model, states, parents, at, unexpected.toString());
      }
      assertThat(states.size()).as("states of: " + claim).isLessThan(MOST);
    }
    return new Exploration(claim, states.size(), Optional.empty()).printed();
  }

  /** The claim is true of every state, and there were enough states for that to mean something. */
  void holds(int atLeast) {
    assertThat(objection).as(claim).isEmpty();
    assertThat(states).as("states of: " + claim).isGreaterThanOrEqualTo(atLeast);
  }

  /** The claim is false, as it must be with an assumption broken. */
  void isRefutedBy(String brokenClaim) {
    assertThat(objection)
        .as(claim + ": an assumption that can be dropped without harm is not one")
        .hasValueSatisfying(told -> assertThat(told).contains(brokenClaim));
  }

  private static <S> Exploration told(
      String claim, Model<S> model, List<S> states, Parents parents, int at, String why) {
    List<Integer> path = new ArrayList<>();
    for (int step = at; step >= 0; step = parents.get(step)) {
      path.add(step);
    }
    Collections.reverse(path);
    StringBuilder trace = new StringBuilder(why);
    for (int step = 1; step < path.size(); step++) {
      trace.append("\n  ").append(step).append(". ");
      trace.append(name(model, states.get(path.get(step - 1)), states.get(path.get(step))));
    }
    return new Exploration(claim, states.size(), Optional.of(trace.toString())).printed();
  }

  private static <S> String name(Model<S> model, S from, S to) {
    List<String> names = new ArrayList<>();
    model.next(
        from,
        (what, then) -> {
          if (then.equals(to)) {
            names.add(what.get());
          }
        });
    return names.getFirst();
  }

  /** Of each state the one that it was first reached from. */
  private static final class Parents {
    private int[] parents = new int[1024];
    private int size;

    void add(int parent) {
      if (size == parents.length) {
        parents = Arrays.copyOf(parents, 2 * size);
      }
      parents[size++] = parent;
    }

    int get(int state) {
      return parents[state];
    }
  }

  private Exploration printed() {
    String trace = objection.map(told -> "\n  " + told).orElse("").replace("\n", "\n  ");
    System.out.println("%,9d states  %s%s".formatted(states, claim, trace));
    return this;
  }
}
