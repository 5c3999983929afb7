package railway.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import railway.decision.Attempt;
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
    this.router = new Router(definition, journal);
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
    return drafts.isEmpty()
        ? situation.ledger()
        : situation.ledger().map(ledger -> Situation.with(ledger, drafts));
  }

  Task<Event, Event> task(Ledger ledger) {
    return task(ledger.at());
  }

  Task<Event, Event> task(Next.To to) {
    return Typed.task(definition.task(to.task()).orElseThrow().task());
  }

  /** Where an event leads from here; the author's functions run. */
  Next route(Event event) {
    return router.route(event, now(), id(), standing().visits());
  }

  /** Notes a fact that is written with a later entry, or lost with the process. */
  void draft(Fact fact) {
    drafts.add(new Recorded(now(), invocation.id(), fact));
  }

  int drafts() {
    return drafts.size();
  }

  /** Definite answers that are noted and not written down yet. */
  List<Fact.Answered> answers() {
    return drafts.stream()
        .flatMap(
            draft ->
                draft.fact() instanceof Fact.Answered answered
                    ? Stream.of(answered)
                    : Stream.empty())
        .toList();
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
    List<Fact> all = new ArrayList<>(drafts.size() + facts.length);
    drafts.forEach(draft -> all.add(draft.fact()));
    Collections.addAll(all, facts);
    Entry entry = entry(all, hop);
    Append result = journal.append(entry);
    if (result instanceof Append.Appended) {
      situation = situation.after(entry);
      drafts.clear();
      writes++;
    }
    return result;
  }

  /**
   * Reads the tail again and says whether the same visit is still undecided. What is known of our
   * own attempts is kept, as far as nobody has accounted for them; what was judged from the facts
   * as they were is dropped.
   */
  boolean reload() {
    long visit = standing().visitSeq();
    List<Recorded> before = List.copyOf(drafts);
    if (!refresh() || situation.ledger().isEmpty() || standing().visitSeq() != visit) {
      return false;
    }
    Ledger ledger = situation.ledger().get();
    before.stream().filter(draft -> stillNews(draft.fact(), ledger)).forEach(drafts::add);
    return true;
  }

  /**
   * The attempt of ours that a fact tells of; empty if it was judged from the facts as they were.
   */
  private static OptionalInt ourAttempt(Fact fact) {
    return switch (fact) {
      case Fact.Refused refused -> OptionalInt.of(refused.attempt());
      case Fact.Answered answered -> OptionalInt.of(answered.attempt());
      case Fact.Unanswered unanswered -> OptionalInt.of(unanswered.attempt());
      case Fact.Started judged -> OptionalInt.empty();
      case Fact.Transitioned judged -> OptionalInt.empty();
      case Fact.Attempted judged -> OptionalInt.empty();
      case Fact.Lapsed judged -> OptionalInt.empty();
      case Fact.Absent judged -> OptionalInt.empty();
      case Fact.Elected judged -> OptionalInt.empty();
      case Fact.Released judged -> OptionalInt.empty();
      case Fact.Closing judged -> OptionalInt.empty();
      case Fact.Swept judged -> OptionalInt.empty();
      case Fact.Unswept judged -> OptionalInt.empty();
      case Fact.LateResult judged -> OptionalInt.empty();
      case Fact.Paused judged -> OptionalInt.empty();
      case Fact.Resumed judged -> OptionalInt.empty();
    };
  }

  private static boolean stillNews(Fact fact, Ledger ledger) {
    OptionalInt attempt = ourAttempt(fact);
    return attempt.isPresent() && unaccounted(attempt.getAsInt(), ledger);
  }

  private static boolean unaccounted(int number, Ledger ledger) {
    Optional<Attempt> line =
        ledger.attempts().stream().filter(attempt -> attempt.number() == number).findFirst();
    return line.map(attempt -> attempt.unresolved() && attempt.ended().isEmpty()).orElse(true);
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

  /**
   * Writes that an operator must act, with what is known of our attempts, if that can be stored.
   */
  void pause(String reason) {
    Fact paused = new Fact.Paused(Sentence.cut(reason));
    drafts.removeIf(draft -> ourAttempt(draft.fact()).isEmpty());
    boolean undecided = true;
    while (undecided) {
      Append result = appendStorable(paused);
      undecided =
          switch (result) {
            case Append.Appended appended -> false;
            case Append.Taken taken -> reload();
            case Append.TooLarge large -> drafts() > 0;
          };
      if (result instanceof Append.TooLarge) {
        drafts.clear();
      }
    }
  }

  /** What an author's event or function makes impossible to store is left out. */
  private Append appendStorable(Fact paused) {
    try {
      return append(Entry.Hop.NONE, paused);
    } catch (IllegalArgumentException unstorable) {
      drafts.clear();
      return append(Entry.Hop.NONE, paused);
    }
  }

  /** Keeps a definite answer that came when its visit had ended already, unless it is on record. */
  void late(long visitSeq, Ledger visit, Fact.LateResult late) {
    boolean readable = true;
    while (readable && !new LateResults(journal).known(id(), visitSeq, task(visit), late)) {
      if (!(append(Entry.Hop.STREAM, late) instanceof Append.Taken)) {
        return;
      }
      readable = refresh();
    }
  }

  private Entry entry(List<Fact> facts, Entry.Hop hop) {
    long seq = situation.newest().seq() + 1;
    Instant at = now();
    String by = invocation.id() + "/" + writes;
    Standing standing = standings.after(situation, facts, seq, at, by, invocation.endsBy(), hop);
    return new Entry(id(), seq, at, by, definition.name(), facts, standing, hop);
  }
}
