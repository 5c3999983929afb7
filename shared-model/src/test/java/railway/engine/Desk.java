package railway.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import railway.decision.Fact;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryJournal;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.Plain;
import railway.workflow.State;
import railway.workflow.TaskId;

/** One workflow on a desk: the engine on memory, and a clock that a test turns by hand. */
final class Desk {

  static final WorkflowId ID = new WorkflowId("plain-1");
  static final Plain.Asked ASKED = new Plain.Asked("1");

  final MemoryJournal journal;
  final MemoryWorkflows workflows = new MemoryWorkflows(1);
  final MemoryToDos toDos = new MemoryToDos();
  final MemoryEventBus bus = new MemoryEventBus();
  final Definitions definitions;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Set<Long> shown = new HashSet<>();
  private int invocations;

  Desk(State<Plain.Asked, Plain.Answer> state) {
    this(state, new MemoryJournal());
  }

  Desk(State<Plain.Asked, Plain.Answer> state, MemoryJournal journal) {
    this.definitions = Definitions.of(Plain.Flow.of(state));
    this.journal = journal;
  }

  Railway railway() {
    return railway(journal);
  }

  Railway railway(Journal through) {
    return new Railway(definitions, through, workflows, toDos, bus, Pace.USUAL);
  }

  Definition definition() {
    return definitions.all().iterator().next();
  }

  Begun start() {
    return start(ASKED);
  }

  Begun start(Event trigger) {
    return railway().start(definition(), trigger, invocation());
  }

  /** What the stream does: the newest entry comes in as a hint. */
  Followed follow() {
    return railway().follow(entries().getLast(), invocation());
  }

  Answered answer(String id, Caller caller, Object data) {
    project();
    return railway().answer(new Answer(new TaskId("decide-1"), id, caller, data), invocation());
  }

  void project() {
    new Projection(definitions, journal, workflows, toDos, Pace.USUAL)
        .show(entries().stream().filter(entry -> shown.add(entry.seq())).toList());
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  List<Entry> entries() {
    return journal.read(ID, 0, 1_000).stream()
        .map(reading -> ((Journal.Reading.Legible) reading).entry())
        .toList();
  }

  /** All facts in order. */
  List<Fact> facts() {
    return entries().stream().flatMap(entry -> entry.facts().stream()).toList();
  }

  /** Their names. */
  List<String> story() {
    return facts().stream().map(fact -> fact.getClass().getSimpleName()).toList();
  }

  Hand invocation() {
    return new Hand("i" + invocations++, now.plusSeconds(60));
  }

  /** An invocation that is played by the test. */
  final class Hand implements Invocation {
    final List<Duration> pauses = new ArrayList<>();
    private final String id;
    private final Instant endsBy;

    Hand(String id, Instant endsBy) {
      this.id = id;
      this.endsBy = endsBy;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public Instant endsBy() {
      return endsBy;
    }

    @Override
    public <T> Called<T> call(Duration limit, Callable<T> request) {
      Instant begun = now;
      try {
        T value = request.call();
        return now.isAfter(begun.plus(limit))
            ? new Called.Failed<>(Faults.overLimit(limit))
            : new Called.Returned<>(value);
      } catch (Exception thrown) {
        return new Called.Failed<>(Faults.of(thrown));
      }
    }

    @Override
    public void pause(Duration wait) {
      pauses.add(wait);
      passes(wait);
    }
  }

  /** A process that is killed: nothing of ours catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static void killed(Supplier<?> work) {
    try {
      Object result = work.get();
      throw new AssertionError("it was to be killed, and came to " + result);
    } catch (Killed killed) {
      // as intended
    }
  }
}
