package railway.testing.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.GivingUp;
import railway.decision.How;
import railway.decision.Then;
import railway.workflow.Category;

/**
 * The attempts of one visit, counted without the rules that are to be judged: straight from the
 * words of the guarantees.
 */
final class Tries {

  private final Category category;
  private final Optional<Instant> deadline;
  private final Map<Integer, Instant> leases = new HashMap<>();
  private final Map<Integer, Boolean> unresolved = new HashMap<>();
  private boolean stopped;

  Tries(Category category, Optional<Instant> deadline) {
    this.category = category;
    this.deadline = deadline;
  }

  /**
   * A fact of the visit, written at this moment of its writer's clock; what it breaks, if it does.
   */
  Optional<Promise> add(Fact fact, Instant at) {
    return switch (fact) {
      case Fact.Attempted begun -> begins(begun, at);
      case Fact.Refused refused -> {
        ended(refused.attempt(), false);
        stopped = refused.then() instanceof Then.Stop;
        yield Optional.empty();
      }
      case Fact.Unanswered unanswered -> {
        if (unanswered.request() == Fact.Request.ATTEMPT
            || unanswered.request() == Fact.Request.PREPARE) {
          ended(unanswered.attempt(), true);
          stopped = unanswered.then() instanceof Then.Stop;
        }
        yield Optional.empty();
      }
      case Fact.Lapsed lapsed -> {
        Instant lease = leases.remove(lapsed.attempt());
        stopped = lapsed.then() instanceof Then.Stop;
        yield lease != null && at.isBefore(lease)
            ? Optional.of(Promise.ONE_AT_A_TIME)
            : Optional.empty();
      }
      case Fact.Answered answered -> {
        ended(answered.attempt(), false);
        yield Optional.empty();
      }
      case Fact.Absent absent -> {
        unresolved.replaceAll((attempt, open) -> open && attempt > absent.attempt());
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<Promise> begins(Fact.Attempted begun, Instant at) {
    boolean alone = category == Category.PESSIMISTIC_LOCK || category == Category.OPAQUE;
    boolean under = leases.values().stream().anyMatch(at::isBefore);
    boolean open = unresolved.containsValue(true);
    leases.put(begun.attempt(), begun.lease());
    unresolved.put(begun.attempt(), true);
    boolean wrong =
        (alone && under) || (alone && stopped) || (category == Category.PESSIMISTIC_LOCK && open);
    return wrong ? Optional.of(Promise.ONE_AT_A_TIME) : Optional.empty();
  }

  private void ended(int attempt, boolean open) {
    leases.remove(attempt);
    unresolved.put(attempt, open);
  }

  /** The visit ends like this; what that breaks, if it does. */
  Optional<Promise> ends(How how, Instant at) {
    boolean over = deadline.isPresent() && !at.isBefore(deadline.get());
    return switch (how) {
      case How.GaveUp up when up.why() instanceof GivingUp.Expired && !over ->
          Optional.of(Promise.IN_TIME);
      case How.Decided decided when over -> Optional.of(Promise.IN_TIME);
      case How.Compromised compromised when !unresolved.containsValue(true) ->
          Optional.of(Promise.UNCERTAIN_ONLY_IF_UNRESOLVED);
      default -> Optional.empty();
    };
  }
}
