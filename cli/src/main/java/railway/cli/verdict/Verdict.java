package railway.cli.verdict;

import java.util.List;
import java.util.stream.Stream;

/** What came of checking every claim. */
public record Verdict(int claims, List<Violation> violations) {
  private static final List<Claim> CLAIMS =
      Stream.of(
              JournalClaims.all().stream(),
              EffectClaims.all().stream(),
              SurroundingClaims.all().stream(),
              RefundClaims.all().stream())
          .flatMap(claims -> claims)
          .toList();

  public Verdict {
    violations = List.copyOf(violations);
  }

  public static Verdict on(Evidence evidence) {
    return new Verdict(
        CLAIMS.size(), CLAIMS.stream().flatMap(claim -> claim.against(evidence).stream()).toList());
  }

  /** With what was found while the run was going on. */
  public Verdict and(List<Violation> more) {
    return new Verdict(
        claims, Stream.concat(more.stream(), violations.stream()).distinct().toList());
  }

  public boolean isClean() {
    return violations.isEmpty();
  }
}
