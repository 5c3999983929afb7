package railway.cli.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import railway.examples.thirdparties.EffectsMade;
import railway.examples.thirdparties.Hold;

/**
 * What a run has left behind, collected once everything was quiet.
 *
 * @param announced what was announced on the bus
 * @param effects the third parties' own counts
 * @param held the courier's slots that nobody has confirmed or cancelled
 * @param rejected the reasons in the queue of rejected events
 * @param deadLetters what could not be delivered or carried out
 */
public record Evidence(
    List<WorkflowFile> workflows,
    List<Announcement> announced,
    List<EffectsMade> effects,
    List<Hold> held,
    List<String> rejected,
    List<String> deadLetters) {

  /**
   * An event that a workflow announced.
   *
   * @param resource names the workflow and the entry: {@code railway:<workflow id>:<entry>}
   */
  public record Announcement(String resource, String type) {}

  private static final String ORDER = "order-";
  private static final String REFUND = "refund-";

  public Evidence {
    workflows = List.copyOf(workflows);
    announced = List.copyOf(announced);
    effects = List.copyOf(effects);
    held = List.copyOf(held);
    rejected = List.copyOf(rejected);
    deadLetters = List.copyOf(deadLetters);
  }

  /** The orders among the workflows. */
  public List<WorkflowFile> orders() {
    return workflows.stream().filter(file -> file.id().value().startsWith(ORDER)).toList();
  }

  /** The refunds among the workflows. */
  public List<WorkflowFile> refunds() {
    return workflows.stream().filter(file -> file.id().value().startsWith(REFUND)).toList();
  }

  /** How often an effect was made for an identifier. */
  int made(Errand errand, String id) {
    return effects.stream()
        .filter(made -> isOf(errand, made) && made.id().equals(id))
        .mapToInt(EffectsMade::times)
        .sum();
  }

  static boolean isOf(Errand errand, EffectsMade made) {
    return made.service().equals(errand.service()) && made.kind().equals(errand.effect());
  }

  /** The task that asked for an effect; two tasks may have the same effect at one third party. */
  Optional<Errand> askedFor(EffectsMade made) {
    return Errand.ALL.stream()
        .filter(errand -> isOf(errand, made) && visited(errand).contains(made.id()))
        .findFirst();
  }

  /** The identifiers under which a task was visited by any workflow. */
  Set<String> visited(Errand errand) {
    return workflows.stream()
        .flatMap(file -> file.visits().stream())
        .filter(visit -> visit.task().equals(errand.task()))
        .map(visit -> visit.id().value())
        .collect(Collectors.toSet());
  }
}
