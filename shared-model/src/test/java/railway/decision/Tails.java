package railway.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * The ledgers that a model has come across, each once, so that equal ones are the same object.
 * Reasons and counts that no algorithm reads do not make two ledgers different.
 */
final class Tails {

  private final Map<Meaning, Tail> known = new HashMap<>();

  /** What has been written down of a visit; equal if the algorithms cannot tell the difference. */
  static final class Tail {
    private final Ledger ledger;

    private Tail(Ledger ledger) {
      this.ledger = ledger;
    }

    Ledger ledger() {
      return ledger;
    }
  }

  private record Meaning(
      List<Attempt> attempts,
      Optional<Step> elected,
      boolean closing,
      Optional<How> answer,
      boolean paused,
      boolean stopped,
      Optional<Instant> again,
      Optional<Instant> askAgain) {

    static Meaning of(Ledger ledger) {
      return new Meaning(
          ledger.attempts(),
          ledger.elected(),
          ledger.closing().isPresent(),
          ledger.answer().map(Fact.Answered::how),
          ledger.paused(),
          ledger.stopped(),
          ledger.again(Instant.MIN),
          ledger.askAgain(Instant.MIN));
    }
  }

  /** A visit that has just begun, at tick 0. */
  static Ledger opened(Optional<Integer> deadline) {
    Next.To at = new Next.To("Task", new TaskId("task-1"), 1, deadline.map(Ticks::at));
    return Ledger.opened(Said.ASKED, at, Ticks.at(0));
  }

  Tail of(Ledger ledger) {
    return known.computeIfAbsent(Meaning.of(ledger), meaning -> new Tail(ledger));
  }

  /** The tail after one entry. */
  Tail with(Tail tail, int at, List<Fact> facts) {
    Ledger longer = tail.ledger();
    for (Fact fact : facts) {
      longer = longer.with(new Recorded(Ticks.at(at), "somebody", fact));
    }
    return of(longer);
  }
}
