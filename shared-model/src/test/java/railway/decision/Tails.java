package railway.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.workflow.Step;
import railway.workflow.TaskId;

/**
 * The ledgers that a model has come across. Two that the algorithm cannot tell apart are one, and
 * whether it really cannot is checked whenever two are taken for one.
 */
final class Tails {

  private final Algorithm algorithm;
  private final int horizon;
  private final Map<Detail, Tail> known = new HashMap<>();
  private final Map<Meaning, Tail> meanings = new HashMap<>();

  Tails(Algorithm algorithm, int horizon) {
    this.algorithm = algorithm;
    this.horizon = horizon;
  }

  /** What has been written down of a visit. */
  static final class Tail {
    private final Ledger ledger;
    private final Map<Entry, Tail> longer = new HashMap<>();

    private Tail(Ledger ledger) {
      this.ledger = ledger;
    }

    Ledger ledger() {
      return ledger;
    }
  }

  private record Entry(int at, List<Fact> facts) {}

  /** Everything but reasons and counts. */
  private record Detail(
      List<Attempt> attempts,
      Optional<Step> elected,
      boolean closing,
      Optional<How> answer,
      boolean paused,
      boolean stopped,
      Optional<Instant> again,
      Optional<Instant> askAgain) {

    static Detail of(Ledger ledger) {
      return new Detail(
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

  /** As detail, without what nobody asks any more about attempts that are resolved or ended. */
  private record Meaning(Detail detail) {
    static Meaning of(Detail detail) {
      return new Meaning(
          new Detail(
              detail.attempts.stream().map(Meaning::of).toList(),
              detail.elected,
              detail.closing,
              detail.answer,
              detail.paused,
              detail.stopped,
              detail.again,
              detail.askAgain));
    }

    private static Attempt of(Attempt line) {
      if (line.unresolved() || line.state() == Attempt.State.ELECTED) {
        Instant silent = line.ended().orElse(line.lease());
        return new Attempt(line.number(), silent, "somebody", line.state(), line.ended());
      }
      boolean none = line.state() == Attempt.State.REFUSED || line.state() == Attempt.State.ABSENT;
      Attempt.State state = none ? Attempt.State.REFUSED : line.state();
      return new Attempt(line.number(), Instant.MIN, "nobody", state, Optional.empty());
    }
  }

  /** A visit that has just begun, at tick 0. */
  static Ledger opened(Optional<Integer> deadline) {
    Next.To at = new Next.To("Task", new TaskId("task-1"), 1, deadline.map(Ticks::at));
    return Ledger.opened(Said.ASKED, at, Ticks.at(0));
  }

  Tail of(Ledger ledger) {
    return known.computeIfAbsent(Detail.of(ledger), detail -> meant(ledger, detail));
  }

  private Tail meant(Ledger ledger, Detail detail) {
    Tail tail = meanings.computeIfAbsent(Meaning.of(detail), meaning -> new Tail(ledger));
    for (int tick = 0; tick <= horizon; tick++) {
      Verdict one = algorithm.judge(tail.ledger(), Ticks.at(tick));
      Verdict other = algorithm.judge(ledger, Ticks.at(tick));
      if (!one.getClass().equals(other.getClass())
          || !algorithm.certificate(ledger).equals(algorithm.certificate(tail.ledger()))) {
        throw new IllegalStateException(
            "Not one but two ledgers: %s, %s at %d".formatted(one, other, tick));
      }
    }
    return tail;
  }

  /** The tail after one entry. */
  Tail with(Tail tail, int at, List<Fact> facts) {
    return facts.isEmpty()
        ? tail
        : tail.longer.computeIfAbsent(new Entry(at, facts), entry -> append(tail, entry));
  }

  private Tail append(Tail tail, Entry entry) {
    Ledger longer = tail.ledger();
    for (Fact fact : entry.facts()) {
      longer = longer.with(new Recorded(Ticks.at(entry.at()), "somebody", fact));
    }
    return of(longer);
  }
}
