package railway.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import railway.workflow.Event;
import railway.workflow.Fault;
import railway.workflow.Step;

/**
 * Everything that is known of one visit of one task: the fold over the facts since the last
 * transition. Immutable; {@link #with} adds a fact.
 */
public final class Ledger {

  private final Event event;
  private final Next.To at;
  private final Instant since;
  private final List<Attempt> attempts;
  private final Insistence insistence;
  private final Optional<Step> elected;
  private final Optional<GivingUp> closing;
  private final Optional<Fact.Answered> answer;
  private final boolean paused;

  private Ledger(
      Event event,
      Next.To at,
      Instant since,
      List<Attempt> attempts,
      Insistence insistence,
      Optional<Step> elected,
      Optional<GivingUp> closing,
      Optional<Fact.Answered> answer,
      boolean paused) {
    this.event = event;
    this.at = at;
    this.since = since;
    this.attempts = List.copyOf(attempts);
    this.insistence = insistence;
    this.elected = elected;
    this.closing = closing;
    this.answer = answer;
    this.paused = paused;
  }

  /** An empty ledger: the task has just been reached. */
  public static Ledger opened(Event event, Next.To at, Instant since) {
    return new Ledger(
        event,
        at,
        since,
        List.of(),
        Insistence.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /**
   * Adds a fact. Late results and sweeps are about earlier visits and change nothing here.
   *
   * @throws IllegalArgumentException for an arrival: a transition ends a visit and is not part of
   *     it
   */
  public Ledger with(Recorded recorded) {
    return switch (recorded.fact()) {
      case Fact.Arrival arrival ->
          throw new IllegalArgumentException("A visit ends with a transition: " + arrival.next());
      case Fact.Attempted fact -> {
        List<Attempt> longer = new ArrayList<>(attempts);
        longer.add(Attempt.begun(fact.attempt(), fact.lease(), recorded.by()));
        yield attempts(longer).insistence(insistence.anew());
      }
      case Fact.Refused fact ->
          line(fact.attempt(), recorded, a -> a.is(Attempt.State.REFUSED).endedAt(recorded.at()))
              .insisting(
                  fact.attempt(), insistence.after(new Fault.Refused(fact.reason()), fact.then()));
      case Fact.Unanswered fact ->
          (fact.request().endsAttempt()
                  ? line(fact.attempt(), recorded, a -> a.endedAt(recorded.at()))
                  : this)
              .insisting(fact.attempt(), insistence.after(fact));
      case Fact.Lapsed fact ->
          line(fact.attempt(), recorded, a -> a.is(Attempt.State.LAPSED))
              .insisting(fact.attempt(), insistence.after(Fact.Lapsed.FAULT, fact.then()));
      case Fact.Answered fact ->
          line(fact.attempt(), recorded, a -> a.is(known(fact)).endedAt(recorded.at()))
              .answer(fact);
      case Fact.Absent fact ->
          attempts(
                  attempts.stream()
                      .map(
                          a ->
                              a.unresolved() && a.number() <= fact.attempt()
                                  ? a.is(Attempt.State.ABSENT)
                                  : a)
                      .toList())
              .insistence(insistence.answered());
      case Fact.Elected fact ->
          line(fact.attempt(), recorded, a -> a.is(Attempt.State.ELECTED))
              .election(Optional.of(fact.step()), closing);
      case Fact.Released fact ->
          elected.equals(Optional.of(fact.step())) ? released(fact.then()) : this;
      case Fact.Closing fact -> election(elected, Optional.of(fact.why()));
      case Fact.Paused fact -> paused(true);
      case Fact.Resumed fact -> paused(false);
      case Fact.Swept fact -> this;
      case Fact.Unswept fact -> this;
      case Fact.LateResult fact -> this;
    };
  }

  /** What triggered the visit. */
  public Event event() {
    return event;
  }

  /** Where it is: the task, the identifier, the visit. */
  public Next.To at() {
    return at;
  }

  /** When the triggering event was written down. */
  public Instant since() {
    return since;
  }

  /** In order of their numbers. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** The step to be confirmed, if one is elected. */
  public Optional<Step> elected() {
    return elected;
  }

  /** Set once nothing may be elected any more. */
  public Optional<GivingUp> closing() {
    return closing;
  }

  /** A definite answer that has not ended the task yet. */
  public Optional<Fact.Answered> answer() {
    return answer;
  }

  /** How many attempts are known to have had their effect, although the task has yet to end. */
  public int effects() {
    int effects = 0;
    for (Attempt attempt : attempts) {
      effects += attempt.state() == Attempt.State.ACCEPTED ? 1 : 0;
    }
    return effects;
  }

  /** Whether the third party is known to have done what was asked, and the task has yet to end. */
  public boolean accepted() {
    return answer.isPresent() && answer.get().how().accepted();
  }

  /** Whether an operator must act first. */
  public boolean paused() {
    return paused;
  }

  /** How often in a row a query, confirmation or cancellation brought no answer. */
  public int troubles() {
    return insistence.troubles();
  }

  /** How many attempts nobody has accounted for. */
  public int unresolved() {
    int unresolved = 0;
    for (Attempt attempt : attempts) {
      unresolved += attempt.unresolved() ? 1 : 0;
    }
    return unresolved;
  }

  /** The number of the next attempt. */
  public int nextAttempt() {
    return attempts.isEmpty() ? 1 : attempts.getLast().number() + 1;
  }

  boolean expired(Instant now) {
    return at.deadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
  }

  boolean stopped() {
    return insistence.stopped();
  }

  /** Until when the retry function wants to wait, if that is still ahead. */
  Optional<Instant> again(Instant now) {
    return insistence.again().filter(now::isBefore);
  }

  /** Until when a query or cancellation waits before it is repeated, if that is still ahead. */
  Optional<Instant> askAgain(Instant now) {
    return insistence.askAgain().filter(now::isBefore);
  }

  /** The latest lease under which a process may still act. */
  Optional<Instant> running(Instant now) {
    Optional<Instant> latest = Optional.empty();
    for (Attempt attempt : attempts) {
      if (attempt.running(now) && (latest.isEmpty() || latest.get().isBefore(attempt.lease()))) {
        latest = Optional.of(attempt.lease());
      }
    }
    return latest;
  }

  /** An attempt whose process is gone and of which nobody has taken note. */
  Optional<Attempt> lapsed(Instant now) {
    for (Attempt attempt : attempts) {
      if (attempt.lapsed(now)) {
        return Optional.of(attempt);
      }
    }
    return Optional.empty();
  }

  /** The earlier of an instant and the deadline: expiration is never delayed by a wait. */
  Instant notAfterDeadline(Instant instant) {
    return at.deadline().filter(instant::isAfter).orElse(instant);
  }

  GivingUp stoppedBecause() {
    return new GivingUp.Faulted(
        insistence.fault().orElseGet(() -> new Fault.Unanswered("stopped without a fault")));
  }

  /** Changes an attempt's line; one that needed no record before it was sent gets its line now. */
  private Ledger line(int number, Recorded recorded, UnaryOperator<Attempt> change) {
    List<Attempt> lines = new ArrayList<>(attempts);
    int index = lines.size() - 1;
    while (index >= 0 && lines.get(index).number() != number) {
      index--;
    }
    if (index >= 0) {
      lines.set(index, change.apply(lines.get(index)));
    } else {
      lines.add(change.apply(Attempt.begun(number, recorded.at(), recorded.by())));
    }
    return attempts(lines);
  }

  private Ledger released(Then then) {
    return attempts(
            attempts.stream()
                .map(a -> a.state() == Attempt.State.ELECTED ? a.is(Attempt.State.ABSENT) : a)
                .toList())
        .election(Optional.empty(), closing)
        .insistence(insistence.after(Fact.Released.FAULT, then));
  }

  /** What was said of an older attempt, or of one beside the elected, no longer counts. */
  private Ledger insisting(int attempt, Insistence now) {
    boolean newest = attempts.isEmpty() || attempts.getLast().number() <= attempt;
    boolean counts =
        elected.isEmpty()
            ? newest
            : attempts.stream()
                .anyMatch(a -> a.number() == attempt && a.state() == Attempt.State.ELECTED);
    return counts ? insistence(now) : this;
  }

  private Ledger attempts(List<Attempt> lines) {
    return new Ledger(event, at, since, lines, insistence, elected, closing, answer, paused);
  }

  private Ledger insistence(Insistence now) {
    return new Ledger(event, at, since, attempts, now, elected, closing, answer, paused);
  }

  private Ledger election(Optional<Step> step, Optional<GivingUp> why) {
    return new Ledger(event, at, since, attempts, insistence.anew(), step, why, answer, paused);
  }

  private static Attempt.State known(Fact.Answered fact) {
    return fact.how().accepted() ? Attempt.State.ACCEPTED : Attempt.State.REJECTED;
  }

  /** A kept yes is never replaced. */
  private Ledger answer(Fact.Answered fact) {
    if (accepted()) {
      return this;
    }
    return new Ledger(
        event, at, since, attempts, insistence, elected, closing, Optional.of(fact), paused);
  }

  private Ledger paused(boolean now) {
    return new Ledger(event, at, since, attempts, insistence, elected, closing, answer, now);
  }
}
