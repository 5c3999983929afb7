package railway.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every claim about the specs is as TLC finds it: what holds does, in exactly so many states, and
 * what must fail fails by the property that the claim names.
 *
 * <p>{@code -Drailway.claims=Opaque} checks those claims only whose file name contains it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClaimsTest {

  private static final int ENOUGH_FAILURES = 20;
  private static final int MANY_STATES = 30_000;

  private final Tlc tlc = Tlc.ofThisBuild();
  private final Path folder = tlc.specs().resolve("claims");
  private final String only = System.getProperty("railway.claims", "");
  private final boolean large = Boolean.getBoolean("railway.proofs.large");

  private final Claims small = Claims.in(folder);
  private final Claims big = Claims.in(folder.resolve("large"));
  private final Map<Claim, CompletableFuture<Checked>> running = new LinkedHashMap<>();
  private final List<CompletableFuture<?>> told = new ArrayList<>();
  private final long begin = System.nanoTime();

  @BeforeAll
  void startsThemAllTwoAtATime() {
    ExecutorService cores = Executors.newFixedThreadPool(2);
    small.all().stream()
        .filter(this::isWanted)
        .forEach(claim -> running.put(claim, start(cores, run(claim, false))));
    cores.shutdown();
    if (large) {
      CompletableFuture<?> smallOnes = together(running.values());
      ExecutorService all = Executors.newSingleThreadExecutor();
      big.all().stream()
          .filter(this::isWanted)
          .forEach(
              claim ->
                  running.put(
                      claim, smallOnes.thenApplyAsync(done -> tlc.check(run(claim, true)), all)));
    }
    tellsOfEachSpecThatIsDone();
  }

  private CompletableFuture<Checked> start(ExecutorService cores, Tlc.Run run) {
    return CompletableFuture.supplyAsync(() -> tlc.check(run), cores);
  }

  private Tlc.Run run(Claim claim, boolean isLarge) {
    Path spec = tlc.specs().resolve(claim.spec() + ".tla");
    if (isLarge) {
      return Tlc.Run.large(spec, claim.config());
    }
    Tlc.Run run = Tlc.Run.small(spec, claim.config());
    return hasManyStates(claim) ? run.thorough() : run;
  }

  private static boolean hasManyStates(Claim claim) {
    return claim instanceof Claim.Holds holds && holds.distinctStates().orElse(0) > MANY_STATES;
  }

  private boolean isWanted(Claim claim) {
    return claim.config().getFileName().toString().contains(only);
  }

  private void tellsOfEachSpecThatIsDone() {
    Map<String, List<CompletableFuture<Checked>>> bySpec = new LinkedHashMap<>();
    running.forEach(
        (claim, checked) ->
            bySpec.computeIfAbsent(claim.spec(), spec -> new ArrayList<>()).add(checked));
    bySpec.forEach((spec, all) -> told.add(together(all).thenRun(() -> tells(spec, all.size()))));
  }

  private static CompletableFuture<?> together(Collection<CompletableFuture<Checked>> all) {
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
  }

  private void tells(String spec, int claims) {
    System.out.printf(
        "proofs: %s, %d claims checked, %d s after the start%n",
        spec, claims, elapsed().toSeconds());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @TestFactory
  Stream<DynamicTest> everyClaimIsAsTlcFindsIt() {
    return running.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey().name() + " " + entry.getKey().expected(),
                    () ->
                        assertThat(problem(entry.getKey(), entry.getValue().join()))
                            .as(entry.getKey().sentence())
                            .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyFileAmongTheClaimsIsOne() {
    return Stream.concat(small.complaints().stream(), big.complaints().stream())
        .map(complaint -> dynamicTest(complaint, () -> assertThat(complaint).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everySpecHasAClaimThatHolds() {
    Set<String> holding =
        small.all().stream()
            .filter(Claim.Holds.class::isInstance)
            .map(Claim::spec)
            .collect(Collectors.toSet());
    return Claims.specs(tlc.specs()).stream()
        .map(
            spec ->
                dynamicTest(
                    spec,
                    () ->
                        assertThat(holding)
                            .as("add specs/claims/%s.<words>.holds.cfg", spec)
                            .contains(spec)));
  }

  @TestFactory
  Stream<DynamicTest> everyClaimIsAboutASpec() {
    return Stream.concat(small.all().stream(), big.all().stream())
        .map(Claim::spec)
        .distinct()
        .map(
            spec ->
                dynamicTest(spec, () -> assertThat(tlc.specs().resolve(spec + ".tla")).exists()));
  }

  @TestFactory
  Stream<DynamicTest> assumptionsAreShownToBeNecessary() {
    return Stream.of(
        dynamicTest(
            "at least %d claims fail".formatted(ENOUGH_FAILURES),
            () ->
                assertThat(small.all().stream().filter(Claim.Fails.class::isInstance).count())
                    .as("add specs/claims/<Spec>.<words>.fails.<Property>.cfg")
                    .isGreaterThanOrEqualTo(ENOUGH_FAILURES)));
  }

  /** What is not as claimed, and how to mend it; empty if all is well. */
  private static String problem(Claim claim, Checked checked) {
    return switch (checked.verdict()) {
      case Verdict.Holds found -> problem(claim, found);
      case Verdict.Violates found -> problem(claim, found);
      case Verdict.OutOfTime found ->
          "no verdict after %s s and %,d states: make the model smaller, or move it to claims/large"
              .formatted(checked.seconds(), found.distinctStates());
      case Verdict.Unclear found ->
          "TLC ended with %d:%n%s".formatted(found.exitCode(), found.output());
    };
  }

  private static String problem(Claim claim, Verdict.Holds found) {
    String line = "\\* distinct states: " + found.distinctStates();
    return switch (claim) {
      case Claim.Fails fails ->
          "%s holds (%d distinct states): it is not necessary, or the model is too small to show it"
              .formatted(fails.property(), found.distinctStates());
      case Claim.Holds holds when holds.distinctStates().isEmpty() ->
          "it holds; say in how many states, so that a loss is noticed. Put this line below the"
              + " first one of %s:%n%s".formatted(holds.config().getFileName(), line);
      case Claim.Holds holds when holds.distinctStates().getAsLong() != found.distinctStates() ->
          "it holds, in another number of states than %s says. If the spec was meant to change:%n%s"
              .formatted(holds.config().getFileName(), line);
      case Claim.Holds holds -> "";
    };
  }

  private static String problem(Claim claim, Verdict.Violates found) {
    return switch (claim) {
      case Claim.Fails fails when fails.property().equals(found.property()) -> "";
      case Claim.Fails fails ->
          "not %s is violated but %s:%n%s"
              .formatted(fails.property(), found.property(), found.counterexample());
      case Claim.Holds holds ->
          "%s is violated:%n%s".formatted(found.property(), found.counterexample());
    };
  }

  @AfterAll
  void writesTheTable() throws IOException {
    ClaimsTable table = new ClaimsTable();
    running.forEach(
        (claim, checked) ->
            table.add(claim, checked.join(), problem(claim, checked.join()).isEmpty()));
    told.forEach(CompletableFuture::join);
    List<String> lines = table.lines(elapsed());
    System.out.println();
    lines.forEach(System.out::println);
    Files.write(tlc.specs().resolve("target/claims.md"), lines);
  }
}
