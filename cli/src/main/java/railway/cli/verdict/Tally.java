package railway.cli.verdict;

import java.util.List;
import java.util.Optional;
import railway.decision.How;
import railway.examples.thirdparties.EffectsMade;
import railway.workflow.Knowledge;

/**
 * Effects of one kind, made and wanted.
 *
 * @param wanted visits that the journals say had their effect
 * @param perhaps visits of which nobody can know
 */
public record Tally(Errand errand, long made, long wanted, long perhaps) {

  public static List<Tally> of(Evidence evidence) {
    return Errand.ALL.stream().map(errand -> of(evidence, errand)).toList();
  }

  private static Tally of(Evidence evidence, Errand errand) {
    List<How> ends =
        evidence.workflows().stream()
            .flatMap(file -> file.visits().stream())
            .filter(visit -> visit.task().equals(errand.task()))
            .flatMap(visit -> visit.how().stream())
            .toList();
    return new Tally(
        errand,
        evidence.effects().stream()
            .filter(made -> evidence.askedFor(made).equals(Optional.of(errand)))
            .mapToLong(EffectsMade::times)
            .sum(),
        ends.stream().filter(How::accepted).count(),
        ends.stream().filter(Tally::isUncertain).count());
  }

  private static boolean isUncertain(How how) {
    return how instanceof How.Compromised
        || (how instanceof How.GaveUp gaveUp
            && gaveUp.known() instanceof Knowledge.MayHaveHappened);
  }
}
