package railway.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import railway.testing.world.Broken;
import railway.testing.world.Setting;
import railway.testing.world.Strike;
import railway.testing.world.Witness;
import railway.testing.world.World;

/**
 * Makes a failing world small: first as few runs as possible, then as few faults. A world is played
 * again for each try; it still counts if the same promise is broken.
 */
final class Shrinking {

  private static final int MOST_TRIES = 300;

  private final Setting setting;
  private final long seed;
  private final Broken broken;
  private final List<Strike> all;
  private Set<Integer> runs;
  private List<Strike> strikes;
  private int tries;

  Shrinking(Setting setting, long seed) {
    this.setting = setting;
    this.seed = seed;
    this.runs = new LinkedHashSet<>(IntStream.rangeClosed(1, setting.runs()).boxed().toList());
    World world = new World(setting, seed, run -> true, draw -> true, Witness.NOBODY);
    this.broken =
        world
            .play()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The world with seed %d failed once and not again: something in it is decided outside of it"
                            .formatted(seed)));
    this.all = world.strikes();
    this.strikes = all;
  }

  /** The violation, with the story of what is left. */
  Violation violation() {
    fewerRuns();
    fewerStrikes();
    fewerRuns(only(strikes));
    Storyteller story = new Storyteller();
    Optional<Broken> last = play(runs, strikes, story);
    return new Violation(
        story.tell(seed, last.orElse(broken), all.size(), strikes.size(), runs, tries), broken);
  }

  private void fewerRuns(LongPredicate allowed) {
    for (int run : List.copyOf(runs)) {
      Set<Integer> without = new LinkedHashSet<>(runs);
      without.remove(run);
      if (!without.isEmpty() && stillFails(without, allowed)) {
        runs = without;
      }
    }
  }

  private void fewerRuns() {
    fewerRuns(draw -> true);
    World world = new World(setting, seed, runs::contains, draw -> true, Witness.NOBODY);
    if (world.play().isPresent()) {
      strikes = world.strikes();
    }
  }

  /** Takes back larger and then smaller groups of strikes, as long as it goes on failing. */
  private void fewerStrikes() {
    int size = strikes.size();
    while (size >= 1 && tries < MOST_TRIES) {
      boolean shrunk = false;
      for (int from = 0; from < strikes.size() && tries < MOST_TRIES; ) {
        List<Strike> without = new ArrayList<>(strikes.subList(0, from));
        without.addAll(strikes.subList(Math.min(from + size, strikes.size()), strikes.size()));
        if (stillFails(runs, only(without))) {
          strikes = without;
          shrunk = true;
        } else {
          from += size;
        }
      }
      size = shrunk && size == 1 ? 1 : size / 2;
    }
  }

  private boolean stillFails(Set<Integer> some, LongPredicate allowed) {
    tries++;
    return new World(setting, seed, some::contains, allowed, Witness.NOBODY)
        .play()
        .filter(again -> again.promise() == broken.promise())
        .isPresent();
  }

  private Optional<Broken> play(Set<Integer> some, List<Strike> left, Witness witness) {
    return new World(setting, seed, some::contains, only(left), witness).play();
  }

  private static LongPredicate only(List<Strike> strikes) {
    Set<Long> draws = new HashSet<>();
    strikes.forEach(strike -> draws.add(strike.draw()));
    return draws::contains;
  }
}
