package railway.decision;

import java.time.Instant;
import java.util.Optional;
import railway.workflow.Fault;

/**
 * Where retrying stands.
 *
 * @param then what the author's retry function said last, unless an attempt has begun since
 * @param fault the last fault
 * @param askAgain when a query or cancellation that brought no answer is repeated; the engine's
 *     pace
 * @param troubles how often in a row a query, confirmation or cancellation brought no answer
 */
record Insistence(
    Optional<Then> then, Optional<Fault> fault, Optional<Instant> askAgain, int troubles) {

  static final Insistence NONE =
      new Insistence(Optional.empty(), Optional.empty(), Optional.empty(), 0);

  /** An attempt brought no definite answer, and this is what the retry function said of it. */
  Insistence after(Fault last, Then said) {
    return new Insistence(Optional.of(said), Optional.of(last), Optional.empty(), 0);
  }

  /** A request about an attempt brought no answer. Only a confirmation is the author's to retry. */
  Insistence after(Fact.Unanswered fact) {
    Fault last = new Fault.Unanswered(fact.reason());
    return switch (fact.request()) {
      case ATTEMPT, PREPARE -> after(last, fact.then());
      case CONFIRM ->
          new Insistence(
              Optional.of(fact.then()), Optional.of(last), Optional.empty(), troubles + 1);
      case FIND, CANCEL -> new Insistence(then, fault, instant(fact.then()), troubles + 1);
    };
  }

  /** A new attempt or a new phase: what was said before no longer counts, the fault stays known. */
  Insistence anew() {
    return new Insistence(Optional.empty(), fault, Optional.empty(), 0);
  }

  /** A query was answered: what the retry function said of the attempt still counts. */
  Insistence answered() {
    return new Insistence(then, fault, Optional.empty(), 0);
  }

  boolean stopped() {
    return then.filter(Then.Stop.class::isInstance).isPresent();
  }

  Optional<Instant> again() {
    return then.flatMap(Insistence::instant);
  }

  private static Optional<Instant> instant(Then said) {
    return switch (said) {
      case Then.Again again -> Optional.of(again.at());
      case Then.Stop stop -> Optional.empty();
    };
  }
}
