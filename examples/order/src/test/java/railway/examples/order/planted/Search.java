package railway.examples.order.planted;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import railway.examples.order.OrderSettings;
import railway.examples.order.SimulatedOrders;
import railway.testing.Violation;
import railway.testing.Worlds;
import railway.testing.world.Broken;

/**
 * Plays one world of orders after the other until one goes wrong or the time is over. The time is
 * that of the processor, so that a busy machine finds what an idle one does.
 */
final class Search {

  /** A world takes milliseconds: one that is not over by then goes round in a circle. */
  private static final long PATIENCE_SECONDS = 30;

  private final Worlds usual;
  private final Worlds hurried;
  private final long first;
  private final double limit;
  private final AtomicLong playing;

  private Search(long first, double limit) {
    this.usual = SimulatedOrders.simulation().worlds();
    this.hurried = SimulatedOrders.simulation(OrderSettings.brisk()).worlds();
    this.first = first;
    this.limit = limit;
    this.playing = new AtomicLong(first);
  }

  /** {@code <seed of the first world> <seconds>}; prints one {@link Outcome} line. */
  public static void main(String[] args) throws Exception {
    Search search = new Search(Long.parseLong(args[0]), Double.parseDouble(args[1]));
    System.out.println(search.outcome().line());
    Runtime.getRuntime().halt(0); // a world that goes round in a circle would keep it alive
  }

  private Outcome outcome() throws InterruptedException {
    ExecutorService player = Executors.newSingleThreadExecutor();
    var played = player.submit(this::play);
    while (seconds() < limit + PATIENCE_SECONDS) {
      try {
        return played.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException playing) {
        // it looks at the time again
      } catch (ExecutionException thrown) {
        throw new IllegalStateException("A world could not be played", thrown.getCause());
      }
    }
    return found("a world that never ends", playing.get());
  }

  private Outcome play() {
    while (seconds() < limit) {
      long seed = playing.get();
      try {
        worlds(seed).play(seed, 1);
      } catch (Violation violation) {
        return found(promise(violation), seed);
      } catch (IllegalStateException broken) {
        return found(name(broken), seed);
      }
      playing.incrementAndGet();
    }
    return new Outcome.NotFound(orders(playing.get() - 1), seconds());
  }

  /** Every second world has minutes instead of hours. */
  private Worlds worlds(long seed) {
    return seed % 2 == 0 ? hurried : usual;
  }

  private static String promise(Violation violation) {
    return violation.getCause() instanceof Broken broken
        ? broken.promise().named()
        : violation.getMessage();
  }

  /** What a process threw that nobody caught. */
  private static String name(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + " in the engine";
  }

  private Outcome found(String by, long seed) {
    return new Outcome.Found(by, seed, orders(seed), seconds());
  }

  private long orders(long seed) {
    return (seed - first + 1) * usual.runs();
  }

  private static double seconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }
}
