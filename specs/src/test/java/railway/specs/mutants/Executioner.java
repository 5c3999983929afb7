package railway.specs.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.specs.Checked;
import railway.specs.Claim;
import railway.specs.Tlc;
import railway.specs.Verdict;

/** Holds the mutants of one spec against its claims. */
final class Executioner {

  private static final int TIMES_ITS_TIME = 5;
  private static final Duration AT_LEAST = Duration.ofSeconds(60);

  private final Tlc tlc;
  private final String spec;

  /** What must hold, the quickest first, then what must fail: the verdict on the spec itself. */
  private final Map<Claim, Checked> claims;

  private Executioner(Tlc tlc, String spec, Map<Claim, Checked> claims) {
    this.tlc = tlc;
    this.spec = spec;
    this.claims = claims;
  }

  /** Checks the spec itself first: mutants of a spec whose claims do not stand tell nothing. */
  static Executioner of(Tlc tlc, String spec, List<Claim> claims) {
    Path original = tlc.specs().resolve(spec + ".tla");
    List<Map.Entry<Claim, Checked>> checked = new ArrayList<>();
    for (Claim claim : claims) {
      Checked found = tlc.check(Tlc.Run.small(original, claim.config()));
      if (!isAsClaimed(claim, found.verdict())) {
        throw new IllegalStateException(
            "%s is not as claimed: %s. Mend that first: ./mvnw -pl specs verify"
                .formatted(claim.name(), found.verdict()));
      }
      checked.add(Map.entry(claim, found));
    }
    checked.sort(
        Comparator.comparing(
                (Map.Entry<Claim, Checked> entry) -> entry.getKey() instanceof Claim.Fails)
            .thenComparing(entry -> entry.getValue().took()));
    Map<Claim, Checked> inOrder = new LinkedHashMap<>();
    checked.forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
    return new Executioner(tlc, spec, inOrder);
  }

  private static boolean isAsClaimed(Claim claim, Verdict verdict) {
    return switch (claim) {
      case Claim.Holds holds -> verdict instanceof Verdict.Holds;
      case Claim.Fails fails ->
          verdict instanceof Verdict.Violates violates
              && violates.property().equals(fails.property());
    };
  }

  Fate fate(Mutant mutant) {
    try {
      Path folder =
          Files.createTempDirectory(
              Files.createDirectories(tlc.specs().resolve("target/mutants")), spec);
      Path file = Files.writeString(folder.resolve(spec + ".tla"), mutant.text());
      try {
        return fate(file);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number of states tells little: all other signs are looked for before that counts. */
  private Fate fate(Path mutant) {
    Fate weakest = new Fate.Survived();
    for (Map.Entry<Claim, Checked> entry : claims.entrySet()) {
      Optional<Fate> fate = fate(mutant, entry.getKey(), entry.getValue());
      if (fate.isPresent()) {
        switch (fate.get()) {
          case Fate.KilledByStates killed -> weakest = killed;
          case Fate.Undecided undecided -> {
            if (weakest instanceof Fate.Survived) {
              weakest = undecided;
            }
          }
          case Fate decided -> {
            return decided;
          }
        }
      }
    }
    return weakest;
  }

  /** Nothing, if the claim sees no difference. */
  private Optional<Fate> fate(Path mutant, Claim claim, Checked before) {
    Duration limit = before.took().multipliedBy(TIMES_ITS_TIME).plus(AT_LEAST);
    Tlc.Run run = Tlc.Run.small(mutant, claim.config()).with(tlc.specs()).within(limit);
    return switch (tlc.check(run).verdict()) {
      case Verdict.Holds found ->
          switch (before.verdict()) {
            case Verdict.Holds held when held.equals(found) -> Optional.empty();
            case Verdict.Holds held -> Optional.of(new Fate.KilledByStates(claim.name()));
            default -> Optional.of(new Fate.KilledByHolding(claim.name()));
          };
      case Verdict.Violates found ->
          claim instanceof Claim.Fails fails && fails.property().equals(found.property())
              ? Optional.empty()
              : Optional.of(new Fate.KilledByProperty(found.property(), claim.name()));
      case Verdict.OutOfTime found ->
          before.verdict() instanceof Verdict.Holds held
                  && found.distinctStates() > held.distinctStates()
              ? Optional.of(new Fate.KilledByStates(claim.name()))
              : Optional.of(new Fate.Undecided(claim.name()));
      case Verdict.Unclear found ->
          found.isAboutAValue()
              ? Optional.of(new Fate.KilledByError(claim.name()))
              : Optional.of(new Fate.Stillborn(found.complaint()));
    };
  }
}
