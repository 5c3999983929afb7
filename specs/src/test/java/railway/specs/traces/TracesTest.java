package railway.specs.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import railway.specs.Checked;

/**
 * The engine does only what the specs allow: the production code runs one task in world after
 * world, each world is a seed, and TLC accepts every log as a behaviour of the category's spec.
 *
 * <p>{@code -Drailway.traces=Opaque} looks at one spec only; {@code -Drailway.seed=7} at one world.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TracesTest {

  private static final int PART = 10_000;

  private final String only = System.getProperty("railway.traces", "");
  private final boolean large = Boolean.getBoolean("railway.proofs.large");
  private final long seed = Long.getLong("railway.seed", 0);
  private final int enough = seed > 0 ? 1 : large ? 100_000 : 2_000;

  private final Map<Traces, CompletableFuture<Outcome>> outcomes = new LinkedHashMap<>();

  /** What came of all logs of a spec. */
  private record Outcome(
      long logs, long different, long steps, Set<String> kinds, String objection, Duration took) {}

  @BeforeAll
  void looksAtTwoSpecsAtATime() {
    ExecutorService cores = Executors.newFixedThreadPool(large ? 1 : 2);
    for (Traces traces : Traces.all()) {
      if (traces.spec().contains(only)) {
        outcomes.put(traces, CompletableFuture.supplyAsync(() -> validated(traces), cores));
      }
    }
    cores.shutdown();
  }

  private Outcome validated(Traces traces) {
    long begin = System.nanoTime();
    Validation validation = new Validation(traces.spec());
    Set<String> kinds = new TreeSet<>();
    Set<Integer> seen = new HashSet<>();
    long next = Math.max(seed, 1);
    long different = 0;
    long steps = 0;
    String objection = "";
    for (int part = 1; objection.isEmpty() && different < enough; part++) {
      TraceData data = new TraceData();
      long most = Math.min(PART, enough - different);
      while (data.different() < most) {
        Trace trace = traces.of(next++);
        if (seen.add(trace.happenings().hashCode())) {
          trace.happenings().forEach(happening -> kinds.add(happening.action()));
          data.add(trace);
        }
      }
      Checked checked = validation.check(data, "part-" + part, large);
      objection = Validation.objection(checked.verdict(), data);
      different += data.different();
      steps += data.steps();
      if (large) {
        System.out.printf("traces: %s, %,d looked at%n", traces.spec(), different);
      }
    }
    return new Outcome(
        next - Math.max(seed, 1),
        different,
        steps,
        kinds,
        objection,
        Duration.ofNanos(System.nanoTime() - begin));
  }

  @TestFactory
  Stream<DynamicTest> everyLogIsABehaviourOfItsSpec() {
    return outcomes.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey().spec(),
                    () ->
                        assertThat(entry.getValue().join().objection())
                            .as(
                                "rerun one world with: ./mvnw -f specs/pom.xml test"
                                    + " -Dtest=TracesTest -Drailway.traces=%s -Drailway.seed=N",
                                entry.getKey().spec())
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyActionOfTheSpecIsSeen() {
    return outcomes.entrySet().stream()
        .filter(entry -> seed == 0)
        .map(
            entry ->
                dynamicTest(
                    entry.getKey().spec(),
                    () ->
                        assertThat(entry.getValue().join().kinds())
                            .isEqualTo(actions(entry.getKey()))));
  }

  /** What the spec can do, as its next-state relation names it. */
  private static Set<String> actions(Traces traces) {
    String text = new Validation(traces.spec()).text(traces.spec());
    String next = text.substring(text.indexOf("\nNext =="));
    next = next.substring(0, next.indexOf("\n\n"));
    Set<String> actions = new TreeSet<>();
    Pattern.compile("(?:\\\\/|:|/\\\\) +([A-Z]\\w*)\\b(?! *\\\\in)")
        .matcher(next)
        .results()
        .forEach(found -> actions.add(found.group(1)));
    actions.removeAll(traces.unheardOf());
    return actions;
  }

  @AfterAll
  void writesTheTable() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| engine held to  |    logs | different |      steps | actions | seconds |");
    lines.add("|-----------------|--------:|----------:|-----------:|--------:|--------:|");
    Map<String, Outcome> sorted = new TreeMap<>();
    outcomes.forEach((traces, outcome) -> sorted.put(traces.spec(), outcome.join()));
    sorted.forEach(
        (spec, outcome) ->
            lines.add(
                "| %-15s | %,7d | %,9d | %,10d | %7d | %7d |%s"
                    .formatted(
                        spec,
                        outcome.logs(),
                        outcome.different(),
                        outcome.steps(),
                        outcome.kinds().size(),
                        outcome.took().toSeconds(),
                        outcome.objection().isEmpty() ? "" : " NOT ACCEPTED")));
    System.out.println();
    lines.forEach(System.out::println);
    Files.write(Path.of("target/traces.md"), lines);
  }
}
