package railway.decision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a rule says of a ledger within a span. A verdict changes only at an instant that the ledger
 * holds or that an earlier verdict names, so that a few moments stand for all of them.
 */
final class Moments {

  private final Algorithm algorithm;
  private final Ledger ledger;
  private final Span span;
  private final TreeSet<Instant> moments = new TreeSet<>();

  private Moments(Algorithm algorithm, Ledger ledger, Span span) {
    this.algorithm = algorithm;
    this.ledger = ledger;
    this.span = span;
    collect();
  }

  static Moments of(Algorithm algorithm, Ledger ledger, Span span) {
    return new Moments(algorithm, ledger, span);
  }

  private void collect() {
    Deque<Instant> ahead = new ArrayDeque<>(held());
    while (!ahead.isEmpty()) {
      Instant moment = ahead.pop();
      boolean within = !moment.isBefore(span.from()) && !moment.isAfter(span.until());
      if (within
          && moments.add(moment)
          && algorithm.judge(ledger, moment) instanceof Verdict.Wait wait) {
        ahead.add(wait.until());
      }
    }
  }

  private List<Instant> held() {
    List<Instant> held = new ArrayList<>(List.of(span.from(), span.until()));
    ledger.at().deadline().ifPresent(held::add);
    ledger.again(Instant.MIN).ifPresent(held::add);
    ledger.askAgain(Instant.MIN).ifPresent(held::add);
    ledger.attempts().forEach(attempt -> held.add(attempt.lease()));
    if (algorithm instanceof Idempotent idempotent) {
      held.add(ledger.since().plus(idempotent.keyLasts()));
    }
    return held;
  }

  /** The earliest moment at which the rule said this. */
  Optional<Instant> first(Predicate<Verdict> verdict) {
    return moments.stream()
        .filter(moment -> verdict.test(algorithm.judge(ledger, moment)))
        .findFirst();
  }

  /** Everything that it said, in order. */
  Set<Verdict> verdicts() {
    Set<Verdict> verdicts = new LinkedHashSet<>();
    moments.forEach(moment -> verdicts.add(algorithm.judge(ledger, moment)));
    return verdicts;
  }
}
