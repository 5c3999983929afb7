package railway.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import railway.cli.local.Town;
import railway.cloud.events.Subscription;

/**
 * Kills processes of a town with SIGKILL, and restarts the whole host of functions now and then. A
 * seed decides which one is killed, after how many endings, and how much later; so a slow machine
 * suffers no more than a fast one. It is over when most orders have ended, and the rest can show
 * that they recover.
 */
final class Mayhem implements AutoCloseable {
  private static final String SOURCE = "railway.order";

  /** The share of the orders that has ended when it stops. */
  private static final double ENOUGH = 0.9;

  /** Milliseconds. */
  private static final long LONGEST_PAUSE = 400;

  private final SplittableRandom dice;
  private final int orders;
  private final double ordersAKill;
  private final int restartsWanted;
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Town> town = Optional.empty();
  private Optional<Subscription> endings = Optional.empty();
  private Optional<Thread> thread = Optional.empty();
  private int kills;
  private int restarts;

  /**
   * Harmless until it begins.
   *
   * @param ordersAKill so many orders end between two kills, on average
   */
  Mayhem(long seed, int orders, double ordersAKill, int restartsWanted) {
    this.dice = new SplittableRandom(seed);
    this.orders = orders;
    this.ordersAKill = ordersAKill;
    this.restartsWanted = restartsWanted;
  }

  void begin(Town here) {
    town = Optional.of(here);
    endings =
        Optional.of(
            here.cloud()
                .subscribe(
                    here.bus(),
                    event -> {
                      if (event.source().equals(SOURCE)
                          && !event.detailType().equals("LateResult")) {
                        ended.addAll(event.resources());
                      }
                    }));
    thread = Optional.of(Thread.ofPlatform().name("mayhem").start(() -> rage(here)));
  }

  private void rage(Town here) {
    try {
      double due = 0;
      while (!closed.await(dice.nextLong(LONGEST_PAUSE), TimeUnit.MILLISECONDS)
          && ended.size() < ENOUGH * orders) {
        if (restarts < restartsWanted && ended.size() >= restartDue()) {
          here.cloud().restartFunctions();
          restarts++;
        } else if (ended.size() >= due) {
          kill();
          due += dice.nextDouble(2 * ordersAKill);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Spread evenly over the run. */
  private double restartDue() {
    return ENOUGH * orders * (restarts + 1) / (restartsWanted + 1);
  }

  private void kill() {
    List<ProcessHandle> sandboxes =
        ProcessHandle.current()
            .children()
            .sorted(Comparator.comparingLong(ProcessHandle::pid))
            .toList();
    if (!sandboxes.isEmpty() && sandboxes.get(dice.nextInt(sandboxes.size())).destroyForcibly()) {
      kills++;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The counts are final then. */
  void stop() {
    closed.countDown();
    thread.ifPresent(Mayhem::await);
    endings.ifPresent(Subscription::close);
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  int kills() {
    return kills;
  }

  int restarts() {
    return restarts;
  }

  /** The replies of DynamoDB that were dropped after the write was done. */
  long lostReplies() {
    return town.map(here -> here.faults().thrown())
        .orElseGet(Map::of)
        .getOrDefault("lostReply", 0L);
  }
}
