package railway.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import railway.decision.Algorithm;
import railway.decision.Attempt;
import railway.decision.Fact;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Verdict;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.Standing.Status;
import railway.store.Standing.Sweep;
import railway.workflow.Category;
import railway.workflow.Definition;
import railway.workflow.Task;

/**
 * Works out where a workflow stands after an entry, and when somebody must look if nothing happens:
 * the rule that nobody waits without a driver.
 */
final class Standings {

  private final Definition definition;
  private final Pace pace;

  Standings(Definition definition, Pace pace) {
    this.definition = definition;
    this.pace = pace;
  }

  /** How often each looping task has been visited, once {@code next} is reached. */
  Map<String, Integer> visits(Map<String, Integer> before, Next next) {
    if (next instanceof Next.To to && definition.loops(to.task())) {
      Map<String, Integer> visits = new HashMap<>(before);
      visits.put(to.task(), to.visit());
      return visits;
    }
    return before;
  }

  /** The left-over steps that a visit may leave behind when it ends now. */
  List<Sweep> leftBehind(Standing before, Ledger ended) {
    if (before.category().filter(Category.OPTIMISTIC_LOCK::equals).isEmpty()) {
      return before.sweeps();
    }
    Optional<Instant> lastLease =
        ended.attempts().stream()
            .filter(Attempt::unresolved)
            .map(Attempt::lease)
            .max(Instant::compareTo);
    List<Sweep> sweeps = new ArrayList<>(before.sweeps());
    lastLease.ifPresent(
        lease ->
            sweeps.add(
                new Sweep(
                    before.visitSeq(),
                    ended.at().task(),
                    ended.at().id(),
                    lease.plus(pace.leftOvers()))));
    return sweeps;
  }

  /** The standing in a visit. */
  Standing within(
      Ledger ledger,
      long visitSeq,
      Map<String, Integer> visits,
      List<Sweep> sweeps,
      Instant at,
      Instant writerEnds,
      Entry.Hop hop) {
    Task<?, ?> task = definition.task(ledger.at().task()).orElseThrow().task();
    Optional<Instant> due =
        ledger.paused() ? Optional.empty() : due(task, ledger, at, writerEnds, hop);
    Status status =
        ledger.paused()
            ? Status.PAUSED
            : task.category() == Category.TO_DO ? Status.WAITING : Status.RUNNING;
    return new Standing(
        status,
        ledger.at().task(),
        Optional.of(ledger.at().id()),
        Optional.of(task.category()),
        ledger.since(),
        visitSeq,
        ledger.at().deadline(),
        earliest(due, sweeps),
        ledger.nextAttempt() - 1,
        ledger.unresolved(),
        visits,
        sweeps);
  }

  private Optional<Instant> due(
      Task<?, ?> task, Ledger ledger, Instant at, Instant writerEnds, Entry.Hop hop) {
    Instant attended =
        hop == Entry.Hop.STREAM ? at.plus(pace.grace()) : writerEnds.plus(Algorithm.CLOCK_MARGIN);
    return switch (Algorithm.of(Typed.task(task), ledger.event()).judge(ledger, at)) {
      case Verdict.Wait wait -> Optional.of(wait.until());
      case Verdict.StandDown standDown -> Optional.empty();
      case Verdict.Proceed proceed -> Optional.of(attended);
      case Verdict.TakeNote note -> Optional.of(attended);
      case Verdict.Ask ask -> Optional.of(attended);
      case Verdict.Confirm confirm -> Optional.of(attended);
      case Verdict.Close close -> Optional.of(attended);
      case Verdict.Cancel cancel -> Optional.of(attended);
      case Verdict.GiveUp up -> Optional.of(attended);
      case Verdict.ApplyCompromise apply -> Optional.of(attended);
      case Verdict.Conclude kept -> Optional.of(attended);
    };
  }

  /** The standing at the end. */
  static Standing ended(
      Fact.Arrival arrival, long seq, Instant at, Map<String, Integer> visits, List<Sweep> sweeps) {
    return new Standing(
        Status.ENDED,
        arrival.event().getClass().getSimpleName(),
        Optional.empty(),
        Optional.empty(),
        at,
        seq,
        Optional.empty(),
        earliest(Optional.empty(), sweeps),
        0,
        0,
        visits,
        sweeps);
  }

  /** The same standing with other sweeps ahead, or with another status. */
  static Standing changed(Standing before, Status status, List<Sweep> sweeps) {
    boolean driven = status == Status.RUNNING || status == Status.WAITING;
    return new Standing(
        status,
        before.task(),
        before.id(),
        before.category(),
        before.since(),
        before.visitSeq(),
        before.deadline(),
        earliest(driven ? before.due() : Optional.empty(), sweeps),
        before.attempts(),
        before.unresolved(),
        before.visits(),
        sweeps);
  }

  private static Optional<Instant> earliest(Optional<Instant> due, List<Sweep> sweeps) {
    return Stream.concat(due.stream(), sweeps.stream().map(Sweep::notBefore))
        .min(Instant::compareTo);
  }
}
