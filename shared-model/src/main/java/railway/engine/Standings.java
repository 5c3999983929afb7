package railway.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Algorithm;
import railway.decision.Attempt;
import railway.decision.Fact;
import railway.decision.How;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Recorded;
import railway.decision.Verdict;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.Standing.Status;
import railway.store.Standing.Sweep;
import railway.workflow.Category;
import railway.workflow.Definition;
import railway.workflow.Task;
import railway.workflow.TaskDefinition;

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

  /** Before anything has happened: the looping tasks, none of them visited. */
  Map<String, Integer> unvisited() {
    Map<String, Integer> visits = new HashMap<>();
    for (TaskDefinition task : definition.tasks()) {
      if (definition.loops(task.name())) {
        visits.put(task.name(), 0);
      }
    }
    return visits;
  }

  /** The standing after the first entry. */
  Standing started(Fact.Started started, Instant at, Instant writerEnds) {
    Carried carried = new Carried(0, unvisited(), List.of(), false).visiting(0, started.next());
    return standing(
        Situation.after(Optional.empty(), new Recorded(at, "", started)),
        Optional.of(started),
        carried,
        at,
        writerEnds,
        Entry.Hop.STREAM);
  }

  /** The standing after an entry with these facts. */
  Standing after(
      Situation before,
      List<Fact> facts,
      long seq,
      Instant at,
      String by,
      Instant writerEnds,
      Entry.Hop hop) {
    Standing standing = before.newest().standing();
    Carried carried =
        new Carried(
            standing.visitSeq(), standing.visits(), standing.sweeps(), standing.uncertain());
    Optional<Ledger> ledger = before.ledger();
    Optional<Fact.Arrival> arrival = Optional.empty();
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Started started -> arrival = Optional.of(started);
        case Fact.Transitioned ended -> {
          arrival = Optional.of(ended);
          carried =
              carried.leaving(ended, ledger, standing.category(), pace).visiting(seq, ended.next());
        }
        case Fact.Swept swept -> carried = carried.swept(swept);
        case Fact.Unswept unswept -> carried = carried.unswept(unswept);
        case Fact.Attempted visit -> {}
        case Fact.Refused visit -> {}
        case Fact.Unanswered visit -> {}
        case Fact.Lapsed visit -> {}
        case Fact.Answered visit -> {}
        case Fact.Absent visit -> {}
        case Fact.Elected visit -> {}
        case Fact.Released visit -> {}
        case Fact.Closing visit -> {}
        case Fact.LateResult visit -> {}
        case Fact.Paused visit -> {}
        case Fact.Resumed visit -> {}
      }
      ledger = Situation.after(ledger, new Recorded(at, by, fact));
    }
    return ledger.isEmpty() && arrival.isEmpty()
        ? changed(standing, Status.ENDED, carried.sweeps())
        : standing(ledger, arrival, carried, at, writerEnds, hop);
  }

  private Standing standing(
      Optional<Ledger> ledger,
      Optional<Fact.Arrival> arrival,
      Carried carried,
      Instant at,
      Instant writerEnds,
      Entry.Hop hop) {
    return ledger
        .map(visit -> within(visit, carried, at, writerEnds, hop))
        .orElseGet(() -> ended(arrival.orElseThrow(), carried, at));
  }

  private Standing within(
      Ledger ledger, Carried carried, Instant at, Instant writerEnds, Entry.Hop hop) {
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
        carried.visitSeq(),
        ledger.at().deadline(),
        earliest(due, carried.sweeps()),
        ledger.nextAttempt() - 1,
        ledger.unresolved(),
        carried.visits(),
        carried.sweeps(),
        carried.uncertain());
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

  private static Standing ended(Fact.Arrival arrival, Carried carried, Instant at) {
    return new Standing(
        Status.ENDED,
        arrival.event().getClass().getSimpleName(),
        Optional.empty(),
        Optional.empty(),
        at,
        carried.visitSeq(),
        Optional.empty(),
        earliest(Optional.empty(), carried.sweeps()),
        0,
        0,
        carried.visits(),
        carried.sweeps(),
        carried.uncertain());
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
        sweeps,
        before.uncertain());
  }

  private static Optional<Instant> earliest(Optional<Instant> due, List<Sweep> sweeps) {
    Optional<Instant> earliest = due;
    for (Sweep sweep : sweeps) {
      if (earliest.isEmpty() || sweep.notBefore().isBefore(earliest.get())) {
        earliest = Optional.of(sweep.notBefore());
      }
    }
    return earliest;
  }

  /** What an entry carries on from the one before, beside the visit itself. */
  private record Carried(
      long visitSeq, Map<String, Integer> visits, List<Sweep> sweeps, boolean uncertain) {

    Carried visiting(long seq, Next next) {
      if (next instanceof Next.To to && (visits.containsKey(to.task()) || to.visit() > 1)) {
        Map<String, Integer> counted = new HashMap<>(visits);
        counted.put(to.task(), to.visit());
        return new Carried(seq, counted, sweeps, uncertain);
      }
      return new Carried(seq, visits, sweeps, uncertain);
    }

    /**
     * What a task leaves behind when it ends like this: whether anybody knows what it did, and the
     * steps of a two-step task that may be left over.
     */
    Carried leaving(
        Fact.Transitioned ended, Optional<Ledger> visit, Optional<Category> category, Pace pace) {
      boolean unknown = ended.how().uncertain();
      if (visit.isEmpty() || !category.equals(Optional.of(Category.OPTIMISTIC_LOCK))) {
        return new Carried(visitSeq, visits, sweeps, unknown);
      }
      Optional<Instant> lastSender =
          visit.get().attempts().stream()
              .filter(Attempt::unresolved)
              .filter(attempt -> !ended.how().equals(new How.Rejected(attempt.number())))
              .map(attempt -> attempt.ended().orElse(attempt.lease()))
              .max(Instant::compareTo);
      List<Sweep> more = new ArrayList<>(sweeps);
      lastSender.ifPresent(
          silent ->
              more.add(
                  new Sweep(visitSeq, ended.task(), ended.id(), silent.plus(pace.leftOvers()))));
      return new Carried(visitSeq, visits, more, unknown);
    }

    Carried swept(Fact.Swept swept) {
      return new Carried(
          visitSeq,
          visits,
          sweeps.stream().filter(sweep -> !sweep.id().equals(swept.task())).toList(),
          uncertain);
    }

    Carried unswept(Fact.Unswept unswept) {
      return new Carried(
          visitSeq,
          visits,
          sweeps.stream()
              .map(
                  sweep ->
                      sweep.id().equals(unswept.task())
                          ? new Sweep(sweep.visitSeq(), sweep.task(), sweep.id(), unswept.again())
                          : sweep)
              .toList(),
          uncertain);
    }
  }
}
