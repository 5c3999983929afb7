package railway.examples.order;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import railway.testing.Report;
import railway.testing.Violation;
import railway.testing.Worlds;
import railway.testing.world.Adversary;
import railway.testing.world.Tally;

/**
 * Plays orders among faults for as long as told: also the benchmark of the simulation. Of six lots,
 * two have the settings of production, two have minutes instead of hours, one deploys another
 * version meanwhile, and in one clocks break the margin.
 */
final class OrderSoak {

  private static final int LOT = 1_500;

  private final long orders;
  private final long nanos;
  private final long begun = System.nanoTime();
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Tally all = new Tally();
  private long seed;
  private int worlds;
  private long played;

  private OrderSoak(Options options) {
    this.orders = options.orders();
    this.nanos = Duration.ofMinutes(options.minutes()).toNanos();
    this.seed = options.seed();
  }

  private record Options(long orders, long minutes, long seed) {
    static Options of(List<String> words) {
      Options options = new Options(Long.MAX_VALUE, 10, 1);
      for (int i = 0; i + 1 < words.size(); i += 2) {
        long number = Long.parseLong(words.get(i + 1));
        options =
            switch (words.get(i)) {
              case "--orders" ->
                  new Options(number, Long.MAX_VALUE / 60_000_000_000L, options.seed);
              case "--minutes" -> new Options(options.orders, number, options.seed);
              case "--seed" -> new Options(options.orders, options.minutes, number);
              default ->
                  throw new IllegalArgumentException(
                      words.get(i) + " is no option: --orders, --minutes and --seed are");
            };
      }
      return options;
    }
  }

  public static void main(String[] words) {
    OrderSoak soak = new OrderSoak(Options.of(List.of(words)));
    try {
      soak.play();
    } catch (Violation violation) {
      System.out.println(violation.getMessage());
      System.exit(1);
    }
  }

  private void play() {
    long first = seed;
    Worlds ordinary = SimulatedOrders.simulation().worlds();
    Worlds hurried = SimulatedOrders.simulation(OrderSettings.brisk()).worlds();
    Worlds deploying =
        SimulatedOrders.simulation().deploying(SimulatedOrders.nextVersion()).worlds();
    Worlds skewed =
        SimulatedOrders.simulation().among(Adversary.NASTY.skewed(Duration.ofMinutes(3))).worlds();
    for (int lot = 0; played < orders && System.nanoTime() - begun < nanos; lot++) {
      lot(
          switch (lot % 6) {
            case 1, 3 -> hurried;
            case 2 -> deploying;
            case 5 -> skewed;
            default -> ordinary;
          });
    }
    Report report = new Report(first, worlds, Math.toIntExact(played), all);
    System.out.println(report.summary());
    System.out.println(report.matrix());
    System.out.println("possible and never seen: " + report.uncovered());
  }

  private void lot(Worlds kind) {
    long wall = System.nanoTime();
    long cpu = machine.getProcessCpuTime();
    Report report = kind.play(seed, LOT);
    seed += LOT;
    worlds += LOT;
    played += report.runs();
    all.add(report.tally());
    System.out.printf(
        "%,12d orders, %,6.0f s; this lot %,7.0f a second, %,7.0f a second of processor%n",
        played,
        (System.nanoTime() - begun) / 1e9,
        report.runs() * 1e9 / (System.nanoTime() - wall),
        report.runs() * 1e9 / (machine.getProcessCpuTime() - cpu));
  }
}
