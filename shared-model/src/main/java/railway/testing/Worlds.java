package railway.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import railway.testing.world.Broken;
import railway.testing.world.Setting;
import railway.testing.world.Tally;
import railway.testing.world.Witness;
import railway.testing.world.World;

/** Worlds of one kind: each has a seed, and as many play at once as there are processors. */
public final class Worlds {

  private final Setting setting;

  Worlds(Setting setting) {
    this.setting = setting;
  }

  /** How many runs there are in each. */
  public int runs() {
    return setting.runs();
  }

  /**
   * Plays so many worlds.
   *
   * @param first the seed of the first one
   * @throws Violation with the story of the one with the lowest seed of those that fail
   */
  public Report play(long first, int number) {
    AtomicLong next = new AtomicLong(first);
    SortedMap<Long, Broken> failed = new TreeMap<>();
    Tally all = new Tally();
    int hands = Math.min(number, Runtime.getRuntime().availableProcessors());
    try (ExecutorService crew = Executors.newFixedThreadPool(Math.max(1, hands))) {
      List<Future<Tally>> tallies =
          IntStream.range(0, hands)
              .mapToObj(hand -> crew.submit(() -> some(next, first + number, failed)))
              .toList();
      for (Future<Tally> tally : tallies) {
        all.add(tally.get());
      }
    } catch (ExecutionException thrown) {
      throw new IllegalStateException(
          "A world could not be played: " + thrown.getCause(), thrown.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while worlds were playing", interrupted);
    }
    if (!failed.isEmpty()) {
      throw new Shrinking(setting, failed.firstKey()).violation();
    }
    return new Report(first, number, number * setting.runs(), all);
  }

  private static Optional<Broken> played(World world, long seed) {
    try {
      return world.play();
    } catch (RuntimeException | Error thrown) {
      throw new IllegalStateException(
          "World %d cannot be played: -Drailway.world=%d plays it alone".formatted(seed, seed),
          thrown);
    }
  }

  private Tally some(AtomicLong next, long end, Map<Long, Broken> failed) {
    Tally sum = new Tally();
    while (true) {
      long seed = next.getAndIncrement();
      if (seed >= end) {
        return sum;
      }
      World world = new World(setting, seed, run -> true, draw -> true, Witness.NOBODY);
      Optional<Broken> broken = played(world, seed);
      sum.add(world.tally());
      if (broken.isPresent()) {
        synchronized (failed) {
          failed.put(seed, broken.get());
        }
        next.set(end);
      }
    }
  }
}
