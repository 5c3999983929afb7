package railway.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.decision.Recorded;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.Tail;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Task;

/**
 * One workflow during one invocation: where it is, facts that are not written down yet, and the
 * only way to write them. As long as every append wins, nothing is read again.
 */
final class Journey {

  private final Definition definition;
  private final Journal journal;
  private final Invocation invocation;
  private final Standings standings;
  private final Router router;
  private final List<Recorded> drafts = new ArrayList<>();
  private Situation situation;
  private int writes;

  Journey(
      Definition definition,
      Journal journal,
      Invocation invocation,
      Pace pace,
      Situation situation) {
    this.definition = definition;
    this.journal = journal;
    this.invocation = invocation;
    this.standings = new Standings(definition, pace);
    this.router = new Router(definition);
    this.situation = situation;
  }

  WorkflowId id() {
    return situation.newest().id();
  }

  Standing standing() {
    return situation.newest().standing();
  }

  boolean wrote() {
    return writes > 0;
  }

  /** The current visit with the drafts; empty once the workflow has ended. */
  Optional<Ledger> ledger() {
    return situation.ledger().map(ledger -> Situation.with(ledger, drafts));
  }

  Task<Event, Event> task(Ledger ledger) {
    return task(ledger.at());
  }

  Task<Event, Event> task(Next.To to) {
    return Typed.task(definition.task(to.task()).orElseThrow().task());
  }

  /** Where an event leads from here; the author's functions run. */
  Next route(Event event) {
    return router.route(event, now(), standing().visits());
  }

  /** Notes a fact that may be written with a later entry, or be lost with the process. */
  void draft(Fact fact) {
    drafts.add(new Recorded(now(), invocation.id(), fact));
  }

  boolean hasDrafts() {
    return !drafts.isEmpty();
  }

  void dropDrafts() {
    drafts.clear();
  }

  /** Milliseconds are what the journal keeps. */
  Instant now() {
    return invocation.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Appends the drafts and these facts as one entry. When it wins, this journey stands after it;
   * when it loses, everything stays as it was and {@link #reload} shows what is.
   */
  Append append(Entry.Hop hop, Fact... facts) {
    List<Fact> all = new ArrayList<>(drafts.stream().map(Recorded::fact).toList());
    all.addAll(List.of(facts));
    Entry entry = entry(all, hop);
    Append result = journal.append(entry);
    if (result instanceof Append.Appended) {
      situation = situation.after(entry);
      drafts.clear();
      writes++;
    }
    return result;
  }

  /** Reads the tail again, drops the drafts, and says whether the same visit is still undecided. */
  boolean reload() {
    long visit = standing().visitSeq();
    return refresh() && situation.ledger().isPresent() && standing().visitSeq() == visit;
  }

  /**
   * Reads the tail again and drops the drafts. False if it cannot be read any more: a newer version
   * has written, and this one stands down.
   */
  boolean refresh() {
    drafts.clear();
    if (journal.tail(id()) instanceof Tail.Facts facts) {
      situation = Situation.of(facts);
      return true;
    }
    return false;
  }

  /** Writes that an operator must act, with the drafts, unless the visit ends meanwhile. */
  void park(String reason) {
    List<Recorded> kept = List.copyOf(drafts);
    while (append(Entry.Hop.NONE, new Fact.Paused(reason)) instanceof Append.Taken) {
      if (!reload()) {
        return;
      }
      drafts.addAll(kept);
    }
  }

  /**
   * Keeps a definite answer that came when its visit had ended already, unless the visit ended with
   * the very same event, or the answer is on record.
   */
  void late(long visitSeq, Ledger visit, Event event, String source) {
    Fact late = new Fact.LateResult(visit.at().task(), visit.at().id(), event, source);
    boolean readable = true;
    while (readable && !known(visitSeq, visit, event)) {
      if (!(append(Entry.Hop.STREAM, late) instanceof Append.Taken)) {
        return;
      }
      readable = refresh();
    }
  }

  private boolean known(long visitSeq, Ledger visit, Event event) {
    boolean visitOver = false;
    for (Entry entry : new Pages(journal, id(), visitSeq + 1)) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.Transitioned ended && !visitOver) {
          visitOver = true;
          if (ended.event().equals(event)) {
            return true;
          }
        }
        if (fact instanceof Fact.LateResult other
            && other.id().equals(visit.at().id())
            && other.event().equals(event)) {
          return true;
        }
      }
    }
    return false;
  }

  private Entry entry(List<Fact> facts, Entry.Hop hop) {
    long seq = situation.newest().seq() + 1;
    Instant at = now();
    String by = invocation.id() + "/" + writes;
    Standing standing = standingAfter(facts, seq, at, by, hop);
    return new Entry(id(), seq, at, by, definition.name(), facts, standing, hop);
  }

  private Standing standingAfter(List<Fact> facts, long seq, Instant at, String by, Entry.Hop hop) {
    Standing before = standing();
    Map<String, Integer> visits = before.visits();
    List<Standing.Sweep> sweeps = before.sweeps();
    long visitSeq = before.visitSeq();
    Optional<Ledger> ledger = situation.ledger();
    Optional<Fact.Arrival> ending = Optional.empty();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Arrival arrival) {
        sweeps = ledger.isPresent() ? standings.leftBehind(before, ledger.get()) : sweeps;
        visits = standings.visits(visits, arrival.next());
        visitSeq = seq;
        ending = arrival.next() instanceof Next.Ended ? Optional.of(arrival) : Optional.empty();
        ledger =
            arrival.next() instanceof Next.To to
                ? Optional.of(Ledger.opened(arrival.event(), to, at))
                : Optional.empty();
      } else if (fact instanceof Fact.Swept swept) {
        sweeps = sweeps.stream().filter(sweep -> !sweep.id().equals(swept.task())).toList();
      } else {
        ledger = ledger.map(current -> current.with(new Recorded(at, by, fact)));
      }
    }
    if (ledger.isPresent()) {
      return standings.within(ledger.get(), visitSeq, visits, sweeps, at, invocation.endsBy(), hop);
    }
    return ending.isPresent()
        ? Standings.ended(ending.get(), seq, at, visits, sweeps)
        : Standings.changed(before, Standing.Status.ENDED, sweeps);
  }
}
