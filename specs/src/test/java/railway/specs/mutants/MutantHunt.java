package railway.specs.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import railway.specs.Claim;
import railway.specs.Claims;
import railway.specs.Tlc;

/** What {@code specs/mutants} runs: makes mutants, holds them against the claims, and reports. */
final class MutantHunt {

  private record Hunted(Mutant mutant, Fate fate) {}

  private final Tlc tlc = Tlc.ofThisBuild();
  private final Arguments arguments;
  private final EquivalentMutants equivalent;
  private final ExecutorService cores;

  private MutantHunt(Arguments arguments) throws IOException {
    this.arguments = arguments;
    this.equivalent = EquivalentMutants.parse(Files.readString(tlc.specs().resolve("README.md")));
    this.cores = Executors.newFixedThreadPool(arguments.atOnce());
  }

  public static void main(String[] words) throws IOException {
    Arguments arguments;
    try {
      arguments = Arguments.parse(List.of(words));
    } catch (IllegalArgumentException e) {
      System.err.println(Arguments.USAGE);
      System.exit(2);
      return;
    }
    System.exit(new MutantHunt(arguments).hunts() ? 0 : 1);
  }

  private boolean hunts() throws IOException {
    List<Claim> claims = Claims.in(tlc.specs().resolve("claims")).all();
    List<Hunted> hunted = new ArrayList<>();
    for (String spec : Claims.specs(tlc.specs())) {
      if (arguments.spec().map(spec::equals).orElse(true)) {
        hunted.addAll(
            hunts(spec, claims.stream().filter(claim -> claim.spec().equals(spec)).toList()));
      }
    }
    cores.shutdown();
    report(hunted);
    return !hunted.isEmpty() && hunted.stream().allMatch(each -> each.fate().isAccountedFor());
  }

  private List<Hunted> hunts(String spec, List<Claim> claims) throws IOException {
    List<Mutant> all = Mutations.of(spec, Files.readString(tlc.specs().resolve(spec + ".tla")));
    List<Mutant> some = Sample.of(all, arguments.most(), arguments.seed());
    System.out.printf(
        "%s: %d of %d mutants, %d claims; the claims themselves come first …%n",
        spec, some.size(), all.size(), claims.size());
    if (some.isEmpty()) {
      return List.of();
    }
    Executioner executioner = Executioner.of(tlc, spec, claims);
    AtomicInteger done = new AtomicInteger();
    List<CompletableFuture<Hunted>> hunted =
        some.stream()
            .map(
                mutant ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          Hunted each = new Hunted(mutant, fate(executioner, mutant));
                          System.out.printf(
                              "[%d/%d] %s: %s%n",
                              done.incrementAndGet(),
                              some.size(),
                              mutant.name(),
                              each.fate().told());
                          return each;
                        },
                        cores))
            .toList();
    return hunted.stream().map(CompletableFuture::join).toList();
  }

  private Fate fate(Executioner executioner, Mutant mutant) {
    Fate fate = executioner.fate(mutant);
    return fate instanceof Fate.Survived
        ? equivalent.reason(mutant).<Fate>map(Fate.Equivalent::new).orElse(fate)
        : fate;
  }

  private void report(List<Hunted> hunted) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| spec | action | line | becomes | fate |");
    lines.add("|---|---|---|---|---|");
    for (Hunted each : hunted) {
      lines.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  each.mutant().spec(),
                  each.mutant().action(),
                  EquivalentMutants.cell(each.mutant().line()),
                  EquivalentMutants.cell(each.mutant().becomes()),
                  each.fate().told()));
    }
    Map<String, Long> counts =
        hunted.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.fate().getClass().getSimpleName(),
                    LinkedHashMap::new,
                    Collectors.counting()));
    lines.add("");
    lines.add("%d mutants: %s".formatted(hunted.size(), counts));
    Path report = Files.createDirectories(tlc.specs().resolve("target")).resolve("mutants.md");
    Files.write(report, lines);
    hunted.stream()
        .filter(each -> !each.fate().isAccountedFor())
        .forEach(each -> System.out.println(each.mutant().name() + ": " + each.fate().told()));
    System.out.println(lines.getLast());
    System.out.println("The whole table: " + report);
  }
}
