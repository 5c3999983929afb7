package railway.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import railway.decision.Certificate;
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Pace;

/**
 * One path of a workflow, as far as it has been played. {@code when} and {@code then} may take
 * turns.
 */
public final class RehearsedPath {

  private final Playhouse house;

  RehearsedPath(Playhouse house) {
    this.house = house;
  }

  /** Lets something happen, and plays what comes of it. */
  public RehearsedPath when(Happening... happenings) {
    for (Happening happening : happenings) {
      play(() -> happening.happensIn(house));
    }
    return this;
  }

  /** Plays; what cannot be played is told with what happened before. */
  void play(Runnable scene) {
    try {
      scene.run();
    } catch (CannotGoOn stuck) {
      throw new AssertionError("%s%n%s".formatted(stuck.getMessage(), told()), stuck);
    }
  }

  /**
   * Everything expected is so. The journal is audited as well: each of its facts is a step that the
   * rules permit, and third parties did what it says. When the workflow has ended, everything that
   * was to go wrong must have gone wrong, or the path is not the one that was meant.
   *
   * @throws AssertionError if not, with the story
   */
  public RehearsedPath then(Expectation... expectations) {
    List<String> missed = new ArrayList<>();
    play(
        () -> {
          for (Expectation expectation : expectations) {
            expectation.missedIn(house).ifPresent(missed::add);
          }
        });
    if (house.isOver()) {
      house
          .partners()
          .values()
          .forEach(
              partner ->
                  partner
                      .spared()
                      .forEach(
                          mishap ->
                              missed.add(
                                  "it went wrong (%s), but it never did".formatted(mishap))));
    }
    if (house.neverDeployed()) {
      missed.addAll(audited());
    }
    if (!missed.isEmpty()) {
      throw new AssertionError(
          "Expected, and not so:%n%s%n%s"
              .formatted(
                  missed.stream().map(what -> "  - " + what).collect(Collectors.joining("\n")),
                  told()));
    }
    return this;
  }

  /** What happened so far, as a failing {@link #then} tells it. */
  public String story() {
    return house.story().told();
  }

  private String told() {
    return "What happened to %s:%n%s".formatted(house.id(), story());
  }

  private List<String> audited() {
    List<String> objections = new ArrayList<>();
    new Auditor(house.definitions(), Pace.USUAL)
        .audit(house.journal(), house.id())
        .ifPresent(
            audited -> {
              audited.objections().forEach(objection -> objections.add(objection.words()));
              audited.visits().forEach(visit -> certified(visit, objections));
            });
    return objections;
  }

  private void certified(Audited.Visit visit, List<String> objections) {
    Map<String, Partner> partners = house.partners();
    if (visit.certificate() instanceof Certificate.Effects certified
        && partners.containsKey(visit.task())) {
      int effects = house.partner(visit.task()).effects(visit.id());
      if (effects < certified.atLeast() || effects > certified.atMost()) {
        objections.add(
            "%s had %d to %d effects as its journal says, but there are %d"
                .formatted(visit.id(), certified.atLeast(), certified.atMost(), effects));
      }
    }
  }
}
