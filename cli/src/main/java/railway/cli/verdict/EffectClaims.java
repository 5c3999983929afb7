package railway.cli.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.cli.console.Text;
import railway.cli.verdict.Claim.Finding;
import railway.decision.How;
import railway.workflow.Knowledge;

/** What journals and third parties must agree on. */
final class EffectClaims {
  private EffectClaims() {}

  static List<Claim> all() {
    return List.of(
        new Claim("an effect stays within the bound of its category", EffectClaims::bounds),
        new Claim("an effect was asked for", EffectClaims::unasked),
        new Claim("what the journal says of an effect is true", EffectClaims::untruths));
  }

  private static Stream<Finding> bounds(Evidence evidence) {
    return evidence.effects().stream()
        .flatMap(
            made ->
                evidence
                    .askedFor(made)
                    .filter(errand -> made.times() > errand.most())
                    .map(
                        errand ->
                            new Finding(
                                made.id(),
                                "%s of the %s was made %d times, and %d is the most"
                                    .formatted(
                                        made.kind(), made.service(), made.times(), errand.most())))
                    .stream());
  }

  private static Stream<Finding> unasked(Evidence evidence) {
    return evidence.effects().stream()
        .filter(made -> Errand.ALL.stream().anyMatch(errand -> Evidence.isOf(errand, made)))
        .filter(made -> evidence.askedFor(made).isEmpty())
        .map(
            made ->
                new Finding(
                    made.id(),
                    "the %s made a %s, and no journal has such a visit"
                        .formatted(made.service(), made.kind())));
  }

  private static Stream<Finding> untruths(Evidence evidence) {
    return evidence.workflows().stream()
        .flatMap(
            file ->
                Errand.ALL.stream()
                    .flatMap(
                        errand ->
                            file.visits().stream()
                                .filter(visit -> visit.task().equals(errand.task()))
                                .flatMap(visit -> untruth(evidence, errand, visit).stream())
                                .map(what -> new Finding(file.id().value(), what))));
  }

  private static Optional<String> untruth(Evidence evidence, Errand errand, Visit visit) {
    int made = evidence.made(errand, visit.id().value());
    return visit
        .how()
        .map(how -> Range.of(how, errand))
        .filter(range -> made < range.least() || made > range.most())
        .map(
            range ->
                "%s (%s) says %d to %d effects, and the %s made %d"
                    .formatted(
                        Text.spoken(visit.task()),
                        visit.id(),
                        range.least(),
                        range.most(),
                        errand.service(),
                        made));
  }

  /** How often an effect was made, if it is true what the journal says. */
  private record Range(int least, int most) {
    static Range of(How how, Errand errand) {
      return switch (how) {
        case How.Accepted accepted -> new Range(1, errand.most());
        case How.Found found -> new Range(1, errand.most());
        case How.Rejected rejected -> new Range(0, 0);
        case How.FoundRejected rejected -> new Range(0, 0);
        case How.GaveUp gaveUp -> of(gaveUp.known());
        case How.Compromised compromised -> of(compromised.known());
        case How.Decided decided -> new Range(0, 0);
      };
    }

    private static Range of(Knowledge known) {
      return switch (known) {
        case Knowledge.NothingHappened nothing -> new Range(0, 0);
        case Knowledge.MayHaveHappened range -> new Range(range.atLeast(), range.atMost());
      };
    }
  }
}
