package railway.cli.verdict;

import java.util.List;
import java.util.stream.Stream;

/** What came of checking every claim. */
public record Verdict(int claims, List<Violation> violations) {
  private static final List<Claim> CLAIMS =
      Stream.of(
              JournalClaims.all().stream(),
              EffectClaims.all().stream(),
              SurroundingClaims.all().stream())
          .flatMap(claims -> claims)
          .toList();

  public Verdict {
    violations = List.copyOf(violations);
  }

  public static Verdict on(Evidence evidence) {
    return new Verdict(
        CLAIMS.size(), CLAIMS.stream().flatMap(claim -> claim.against(evidence).stream()).toList());
  }

  public boolean isClean() {
    return violations.isEmpty();
  }
}
