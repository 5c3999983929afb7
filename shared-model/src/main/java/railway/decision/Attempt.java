package railway.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the ledger.
 *
 * @param number 1, 2, …
 * @param lease until when its process may act
 * @param by the writer that began it
 * @param state how much is known of its effect
 * @param ended when its own process said that it had ended; empty if it never said so
 */
public record Attempt(int number, Instant lease, String by, State state, Optional<Instant> ended) {

  /** What is known of an attempt's effect. Unresolved is the default. */
  public enum State {
    /** Nobody knows. */
    UNRESOLVED,
    /** As unresolved, and its process is known to be gone. */
    LAPSED,
    /** Definitely none. */
    REFUSED,
    /** The third party said no, and the answer is kept. */
    REJECTED,
    /** The third party did what was asked, and the answer is kept. */
    ACCEPTED,
    /** A query showed none. */
    ABSENT,
    /** Its first step is the one to be confirmed. */
    ELECTED
  }

  static Attempt begun(int number, Instant lease, String by) {
    return new Attempt(number, lease, by, State.UNRESOLVED, Optional.empty());
  }

  /** Whether it may have had an effect that nobody has accounted for. */
  public boolean unresolved() {
    return state == State.UNRESOLVED || state == State.LAPSED;
  }

  /** Whether its process may still act. */
  boolean running(Instant now) {
    return ended.isEmpty() && state != State.LAPSED && !resolved() && now.isBefore(lease);
  }

  /** Whether its lease has passed and nobody has taken note of it yet. */
  boolean lapsed(Instant now) {
    return ended.isEmpty() && state == State.UNRESOLVED && !now.isBefore(lease);
  }

  /** From when on its process sends nothing more. */
  Instant silent() {
    return ended.orElse(lease);
  }

  private boolean resolved() {
    return state == State.REFUSED
        || state == State.REJECTED
        || state == State.ACCEPTED
        || state == State.ABSENT;
  }

  Attempt is(State known) {
    return new Attempt(number, lease, by, known, ended);
  }

  /** Its process ended with it; one that is known to be gone, or has said so, stays as it is. */
  Attempt endedAt(Instant at) {
    return state == State.LAPSED || ended.isPresent()
        ? this
        : new Attempt(number, lease, by, state, Optional.of(at));
  }
}
