package railway.examples.order.planted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks for every bug and prints the table: see {@code examples/order/planted-bugs}. */
final class PlantedBugs {

  private static final String ROW = "%-70s  %-32s %8s %9s %8s%n";

  private PlantedBugs() {}

  /**
   * {@code --seed 1 --seconds 60 --at-once 2 --only words}: from which world on, for how long each
   * is looked for, how many at a time, and which ones, by their file or sentence. The exit status
   * is 1 if one is not found.
   */
  public static void main(String[] args) {
    Map<String, String> options = options(args);
    long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
    long seconds = Long.parseLong(options.getOrDefault("--seconds", "60"));
    int atOnce = Integer.parseInt(options.getOrDefault("--at-once", "2"));
    String words = options.getOrDefault("--only", "");
    Path project = Path.of("").toAbsolutePath();
    List<Bug> bugs =
        Catalogue.BUGS.stream()
            .filter(bug -> (bug.file() + " " + bug.sentence()).contains(words))
            .toList();
    bugs.forEach(bug -> bug.planted(project));
    Nursery nursery = new Nursery(project, project.resolve("examples/order/target/planted-bugs"));
    System.out.printf(ROW, "bug", "found by", "world", "orders", "seconds");
    int missed = 0;
    try (ExecutorService hands = Executors.newFixedThreadPool(atOnce)) {
      List<CompletableFuture<Outcome>> searches = new ArrayList<>();
      for (Bug bug : bugs) {
        searches.add(
            CompletableFuture.supplyAsync(() -> nursery.outcome(bug, seed, seconds), hands));
      }
      for (int i = 0; i < bugs.size(); i++) {
        Outcome outcome = searches.get(i).join();
        print(bugs.get(i), outcome);
        missed += outcome instanceof Outcome.NotFound ? 1 : 0;
      }
    }
    System.out.printf("%d of %d bugs found%n", bugs.size() - missed, bugs.size());
    System.exit(missed == 0 ? 0 : 1);
  }

  private static Map<String, String> options(String[] args) {
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("Every option has a value: " + String.join(" ", args));
    }
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  private static void print(Bug bug, Outcome outcome) {
    String what = bug.fileName().replace(".java", "") + " " + bug.sentence();
    switch (outcome) {
      case Outcome.Found found ->
          System.out.printf(
              ROW,
              what,
              found.by(),
              found.seed(),
              found.orders(),
              "%.1f".formatted(found.seconds()));
      case Outcome.NotFound none ->
          System.out.printf(
              ROW, what, "NOT FOUND", "", none.orders(), "%.1f".formatted(none.seconds()));
    }
    System.out.flush();
  }
}
