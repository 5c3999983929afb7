package railway.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Ledger;
import railway.decision.Next;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.EventBus;
import railway.store.EventBus.Announcement;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.Tail;
import railway.store.ToDos;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.Definition;
import railway.workflow.Event;

/**
 * The engine: one verb a trigger. All of them may be called by many processes at once, late, twice,
 * or for nothing; the conditional append sorts it out. Trouble with the store itself is thrown as
 * {@link railway.store.StoreTrouble}, and the trigger must come again.
 */
public final class Railway {

  private final Definitions definitions;
  private final Journal journal;
  private final Workflows workflows;
  private final EventBus bus;
  private final Pace pace;
  private final Answering answering;

  public Railway(
      Definitions definitions,
      Journal journal,
      Workflows workflows,
      ToDos toDos,
      EventBus bus,
      Pace pace) {
    this.definitions = definitions;
    this.journal = journal;
    this.workflows = workflows;
    this.bus = bus;
    this.pace = pace;
    this.answering = new Answering(definitions, journal, toDos, pace);
  }

  /**
   * Starts an instance of this workflow. A trigger that comes again is a duplicate, not a second.
   */
  public Begun start(Definition definition, Event trigger, Invocation invocation) {
    Entry entry;
    try {
      entry = started(definition, trigger, invocation);
    } catch (RuntimeException broken) {
      return new Begun.Refused(
          "Workflow %s cannot start from this %s: %s. Mend the event or the definition, then send it again."
              .formatted(definition.name(), trigger.getClass().getSimpleName(), broken));
    }
    return switch (journal.append(entry)) {
      case Append.Appended appended -> new Begun.Started(entry.id());
      case Append.Taken taken -> already(entry, trigger, taken.winner());
      case Append.TooLarge large ->
          new Begun.Refused(
              "%s makes an entry of %d bytes, over the limit of %d: send references instead of contents."
                  .formatted(trigger.getClass().getSimpleName(), large.bytes(), large.limit()));
    };
  }

  private Entry started(Definition definition, Event trigger, Invocation invocation) {
    WorkflowId id = new WorkflowId(definition.workflowId(trigger));
    Instant at = invocation.now().truncatedTo(ChronoUnit.MILLIS);
    Next next = new Router(definition).route(trigger, at, Map.of());
    Fact.Started fact = new Fact.Started(trigger, next);
    Standings standings = new Standings(definition, pace);
    Map<String, Integer> visits = standings.visits(Map.of(), next);
    Standing standing =
        switch (next) {
          case Next.To to ->
              standings.within(
                  Ledger.opened(trigger, to, at),
                  0,
                  visits,
                  List.of(),
                  at,
                  invocation.endsBy(),
                  Hop.STREAM);
          case Next.Ended ended -> Standings.ended(fact, 0, at, visits, List.of());
        };
    return new Entry(
        id, 0, at, invocation.id() + "/0", definition.name(), List.of(fact), standing, Hop.STREAM);
  }

  private static Begun already(Entry entry, Event trigger, Optional<Entry> winner) {
    boolean other =
        winner
            .flatMap(Entry::arrival)
            .filter(arrival -> !arrival.event().equals(trigger))
            .isPresent();
    return other
        ? new Begun.Refused(
            "Workflow %s was started before by a different %s with the same business key: nothing was done. If this is another business case, give it another key."
                .formatted(entry.id(), trigger.getClass().getSimpleName()))
        : new Begun.Duplicate(entry.id());
  }

  /**
   * Goes on from an entry that the stream brought: announces what it says, performs what is next.
   */
  public Followed follow(Entry hint, Invocation invocation) {
    announce(hint);
    if (hint.standing().status() == Standing.Status.ENDED) {
      return new Followed.Ended(hint.standing().task());
    }
    boolean onlyLate = hint.facts().stream().allMatch(Fact.LateResult.class::isInstance);
    return onlyLate
        ? new Followed.Rests(hint.standing().due(), false)
        : follow(hint.id(), invocation);
  }

  /** Goes on with a workflow as far as this invocation can. */
  public Followed follow(WorkflowId id, Invocation invocation) {
    return switch (journal.tail(id)) {
      case Tail.Missing missing -> new Followed.Missing();
      case Tail.Unreadable unreadable -> park(unreadable.entry(), invocation);
      case Tail.Facts facts -> new Follower(journey(facts, invocation), invocation, pace).follow();
    };
  }

  /**
   * Looks after a workflow whose due time has come: goes on with it, cancels left-over steps, and
   * mends the row if the projection never heard of the newest entry.
   */
  public Followed wake(WorkflowRow row, Invocation invocation) {
    return switch (journal.tail(row.id())) {
      case Tail.Missing missing -> new Followed.Missing();
      case Tail.Unreadable unreadable -> park(unreadable.entry(), invocation);
      case Tail.Facts facts -> {
        Journey journey = journey(facts, invocation);
        Followed followed = new Follower(journey, invocation, pace).follow();
        new LeftOvers(definitions.require(row.workflow()), journal, invocation).sweep(journey);
        if (row.seq() < facts.newest().seq() && !journey.wrote()) {
          workflows.show(WorkflowRow.of(facts.newest()));
        }
        yield followed;
      }
    };
  }

  /** Answers a To-Do. */
  public Answered answer(Answer answer, Invocation invocation) {
    return answering.answer(answer, invocation);
  }

  /** An operator mended what had paused a workflow; the stream brings a follower. */
  public Followed resume(WorkflowId id, Invocation invocation) {
    while (true) {
      switch (journal.tail(id)) {
        case Tail.Missing missing -> {
          return new Followed.Missing();
        }
        case Tail.Unreadable unreadable -> {
          return new Followed.Parked(unreadable.entry().reason());
        }
        case Tail.Facts facts -> {
          Journey journey = journey(facts, invocation);
          if (facts.newest().standing().status() != Standing.Status.PAUSED
              || journey.append(Hop.STREAM, new Fact.Resumed()) instanceof Append.Appended) {
            return new Followed.Rests(journey.standing().due(), true);
          }
        }
      }
    }
  }

  private Journey journey(Tail.Facts facts, Invocation invocation) {
    Definition definition = definitions.require(facts.newest().workflow());
    return new Journey(definition, journal, invocation, pace, Situation.of(facts));
  }

  /** A journal that today's definition cannot read is paused, not tried for ever. */
  private Followed park(UnreadableEntry entry, Invocation invocation) {
    if (entry.standing().status() != Standing.Status.PAUSED) {
      journal.append(
          new Entry(
              entry.id(),
              entry.newest() + 1,
              invocation.now().truncatedTo(ChronoUnit.MILLIS),
              invocation.id() + "/0",
              entry.workflow(),
              List.of(new Fact.Paused(entry.reason())),
              Standings.changed(
                  entry.standing(), Standing.Status.PAUSED, entry.standing().sweeps()),
              Hop.NONE));
    }
    return new Followed.Parked(entry.reason());
  }

  private void announce(Entry entry) {
    for (Fact fact : entry.facts()) {
      if (fact instanceof Fact.Arrival arrival && arrival.next() instanceof Next.Ended) {
        bus.announce(
            new Announcement(
                entry.workflow(),
                entry.id(),
                entry.seq(),
                new Announcement.Kind.Ended(),
                arrival.event()));
      } else if (fact instanceof Fact.LateResult late) {
        bus.announce(
            new Announcement(
                entry.workflow(),
                entry.id(),
                entry.seq(),
                new Announcement.Kind.Late(late.task(), late.id().value()),
                late.event()));
      }
    }
  }
}
