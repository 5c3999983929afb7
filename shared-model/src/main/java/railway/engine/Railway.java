package railway.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.EventBus;
import railway.store.EventBus.Announcement;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.StoreTrouble;
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
   * Starts an instance of this workflow: durable when it returns {@link Begun.Started}. A trigger
   * that comes again, or at the same time elsewhere, is a duplicate and not a second instance.
   */
  public Begun start(Definition definition, Event trigger, Invocation invocation) {
    try {
      Entry entry = started(definition, trigger, invocation);
      return switch (journal.append(entry)) {
        case Append.Appended appended -> new Begun.Started(entry.id());
        case Append.Taken taken -> already(entry, trigger, taken.winner());
        case Append.TooLarge large ->
            new Begun.Refused(
                "%s makes an entry of %d bytes, over the limit of %d: send references instead of contents."
                    .formatted(trigger.getClass().getSimpleName(), large.bytes(), large.limit()));
      };
    } catch (StoreTrouble | InvocationEnded trouble) {
      throw trouble;
    } catch (RuntimeException | AssertionError | LinkageError broken) {
      return new Begun.Refused(
          "Workflow %s cannot start from this %s: %s. Mend the event or the definition, then send it again."
              .formatted(
                  definition.name(),
                  trigger.getClass().getSimpleName(),
                  Sentence.cut(broken.toString())));
    }
  }

  private Entry started(Definition definition, Event trigger, Invocation invocation) {
    WorkflowId id = new WorkflowId(definition.workflowId(trigger));
    Instant at = invocation.now().truncatedTo(ChronoUnit.MILLIS);
    Standings standings = new Standings(definition, pace);
    Next next = new Router(definition, journal).route(trigger, at, id, standings.unvisited());
    Fact.Started started = new Fact.Started(trigger, next);
    return new Entry(
        id,
        0,
        at,
        invocation.id() + "/" + definition.name(),
        definition.name(),
        List.of(started),
        standings.started(started, at, invocation.endsBy()),
        Hop.STREAM);
  }

  private static Begun already(Entry entry, Event trigger, Optional<Entry> winner) {
    if (winner.isEmpty()) {
      return new Begun.Duplicate(entry.id());
    }
    if (!winner.get().workflow().equals(entry.workflow())) {
      return new Begun.Refused(
          "Workflow id %s belongs to an instance of workflow %s: give the ids of workflow %s another prefix, then send the event again."
              .formatted(entry.id(), winner.get().workflow(), entry.workflow()));
    }
    return winner.get().arrival().filter(arrival -> arrival.event().equals(trigger)).isPresent()
        ? new Begun.Duplicate(entry.id())
        : new Begun.Refused(
            "Workflow %s was started before by a different %s with the same business key: nothing was done. If this is another business case, give it another key."
                .formatted(entry.id(), trigger.getClass().getSimpleName()));
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

  /**
   * Goes on from an entry that the stream brought and that this version cannot read: as long as a
   * deployment may be under way it must come again, for a newer version can; what it announces
   * would be lost otherwise.
   */
  public Followed follow(UnreadableEntry hint, Invocation invocation) {
    pace.comesAgain(hint, invocation.now());
    return follow(hint.id(), invocation);
  }

  /** Goes on with a workflow as far as this invocation can. */
  public Followed follow(WorkflowId id, Invocation invocation) {
    return switch (journal.tail(id)) {
      case Tail.Missing missing -> new Followed.Missing();
      case Tail.Unreadable unreadable -> unreadable(unreadable.entry(), invocation);
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
      case Tail.Unreadable unreadable -> unreadable(unreadable.entry(), invocation);
      case Tail.Facts facts -> {
        Journey journey = journey(facts, invocation);
        Followed followed = new Follower(journey, invocation, pace).follow();
        new LeftOvers(definitions.require(facts.newest().workflow()), journal, invocation, pace)
            .sweep(journey);
        if (row.seq() < facts.newest().seq() && !journey.wrote()) {
          workflows.show(WorkflowRow.of(facts.newest()));
        }
        yield followed;
      }
    };
  }

  /**
   * Answers a To-Do: {@link Answered.Accepted} is said only to the answer that decided, and then it
   * is durable. An answer that loses the race against another one, or against the expiration, is
   * told so and kept as a late result.
   */
  public Answered answer(Answer answer, Invocation invocation) {
    return answering.answer(answer, invocation);
  }

  /**
   * An operator mended what had paused a workflow: durable when it returns, and the stream brings a
   * follower. A workflow that is not paused stays as it is.
   */
  public Followed resume(WorkflowId id, Invocation invocation) {
    while (true) {
      switch (journal.tail(id)) {
        case Tail.Missing missing -> {
          return new Followed.Missing();
        }
        case Tail.Unreadable unreadable -> {
          return new Followed.Paused(unreadable.entry().reason());
        }
        case Tail.Facts facts -> {
          Journey journey = journey(facts, invocation);
          boolean paused = journey.standing().status() == Standing.Status.PAUSED;
          boolean over =
              !paused || !(journey.append(Hop.STREAM, new Fact.Resumed()) instanceof Append.Taken);
          if (over) {
            return new Followed.Rests(journey.standing().due(), journey.wrote());
          }
        }
      }
    }
  }

  private Journey journey(Tail.Facts facts, Invocation invocation) {
    Definition definition = definitions.require(facts.newest().workflow());
    return new Journey(definition, journal, invocation, pace, Situation.of(facts));
  }

  /**
   * A journal that today's definition cannot read is paused, not tried for ever. It is left alone
   * while a deployment may be under way, when a newer version can read it, and once it has ended.
   */
  private Followed unreadable(UnreadableEntry entry, Invocation invocation) {
    Instant now = invocation.now().truncatedTo(ChronoUnit.MILLIS);
    Standing standing = entry.standing();
    if (standing.status() == Standing.Status.RUNNING
        || standing.status() == Standing.Status.WAITING) {
      if (pace.mayBeDeploying(standing, now)) {
        return new Followed.StoodDown();
      }
      journal.append(
          new Entry(
              entry.id(),
              entry.newest() + 1,
              now,
              invocation.id() + "/0",
              entry.workflow(),
              List.of(new Fact.Paused(Sentence.cut(entry.reason()))),
              Standings.changed(standing, Standing.Status.PAUSED, standing.sweeps()),
              Hop.NONE));
    }
    return new Followed.Paused(entry.reason());
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
