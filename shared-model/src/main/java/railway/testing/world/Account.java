package railway.testing.world;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import railway.decision.Algorithm;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Recorded;
import railway.workflow.Category;
import railway.workflow.Event;
import railway.workflow.Knowledge;
import railway.workflow.OpaqueState;
import railway.workflow.Task;

/** One visit of a task: what the journal says of it, and what third parties did. */
final class Account {

  private final Category category;
  private final Algorithm algorithm;
  private final int limit;
  private final Tries tries;
  private Ledger ledger;
  private int effects;
  private int most;
  private @Nullable How end;

  Account(Task<Event, Event> task, Ledger opened) {
    this.category = task.category();
    this.algorithm = Algorithm.of(task, opened.event());
    this.ledger = opened;
    this.limit =
        task instanceof OpaqueState<Event, Event> opaque
            ? opaque.compromise(opened.event()).limit()
            : 1;
    this.tries = new Tries(category, opened.at().deadline());
  }

  Category category() {
    return category;
  }

  int effects() {
    return effects;
  }

  Optional<How> end() {
    return Optional.ofNullable(end);
  }

  /** One fact more; the promise that it breaks, if it does. */
  Optional<Promise> add(Recorded recorded) {
    ledger = ledger.with(recorded);
    return tries.add(recorded.fact(), recorded.at());
  }

  /** One effect more; the promise that it breaks, if it does. */
  Optional<Promise> acts() {
    effects++;
    if (effects > limit) {
      return Optional.of(
          category == Category.OPAQUE ? Promise.EFFECTS_BOUNDED : Promise.AT_MOST_ONE_EFFECT);
    }
    if (end == null) {
      return within();
    }
    if (category == Category.PESSIMISTIC_LOCK || category == Category.OPTIMISTIC_LOCK) {
      return Optional.of(Promise.NO_EFFECT_AFTER_TRANSITION);
    }
    return effects > most ? Optional.of(Promise.NOTHING_HAPPENED_IS_TRUE) : Optional.empty();
  }

  /** What the journal certifies at this moment, against the truth. */
  Optional<Promise> within() {
    return end != null || in(algorithm.certificate(ledger))
        ? Optional.empty()
        : Optional.of(Promise.CERTIFICATE);
  }

  private boolean in(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> effects == 0;
      case Knowledge.MayHaveHappened range ->
          effects >= range.atLeast() && effects <= range.atMost();
    };
  }

  /** The visit ends; the promise that is broken by what is said of it, if one is. */
  Optional<Promise> ends(Fact.Transitioned transitioned, Instant at) {
    if (end != null) {
      return Optional.of(Promise.ONE_TRANSITION_PER_VISIT);
    }
    How how = transitioned.how();
    most = most(how);
    end = how;
    Optional<Promise> wrong = tries.ends(how, at);
    if (wrong.isPresent()) {
      return wrong;
    }
    return switch (how) {
      case How.Accepted accepted -> unless(effects >= 1, Promise.CERTIFICATE);
      case How.Found found -> unless(effects >= 1, Promise.CERTIFICATE);
      case How.GaveUp up ->
          unless(
              in(up.known()),
              up.known() instanceof Knowledge.NothingHappened
                  ? Promise.NOTHING_HAPPENED_IS_TRUE
                  : Promise.CERTIFICATE);
      case How.Compromised compromised -> unless(in(compromised.known()), Promise.CERTIFICATE);
      case How.Rejected rejected -> unless(effects == 0, Promise.NOTHING_HAPPENED_IS_TRUE);
      case How.FoundRejected rejected -> unless(effects == 0, Promise.NOTHING_HAPPENED_IS_TRUE);
      case How.Decided decided -> unless(effects == 0, Promise.CERTIFICATE);
    };
  }

  /** How many effects there may ever be, as is known when the visit ends. */
  private int most(How how) {
    return switch (how) {
      case How.Accepted accepted -> atMost(algorithm.certificate(ledger));
      case How.Found found -> atMost(algorithm.certificate(ledger));
      case How.GaveUp up -> atMost(up.known());
      case How.Compromised compromised -> compromised.known().atMost();
      case How.Rejected rejected -> 0;
      case How.FoundRejected rejected -> 0;
      case How.Decided decided -> 0;
    };
  }

  private static int atMost(Knowledge known) {
    return switch (known) {
      case Knowledge.NothingHappened nothing -> 0;
      case Knowledge.MayHaveHappened range -> range.atMost();
    };
  }

  private static Optional<Promise> unless(boolean kept, Promise promise) {
    return kept ? Optional.empty() : Optional.of(promise);
  }
}
