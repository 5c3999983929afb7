package railway.aws.dynamodb.trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import railway.engine.Answer;
import railway.engine.Called;
import railway.engine.Caller;
import railway.engine.Definitions;
import railway.engine.Faults;
import railway.engine.Invocation;
import railway.engine.Pace;
import railway.engine.Projection;
import railway.engine.Railway;
import railway.memory.MemoryEventBus;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.Event;
import railway.workflow.TaskId;

/**
 * One {@link Errand} and the platform under it: what ends in {@link StoreTrouble} comes again in a
 * new invocation, as a stream record, a message or a look at what is due comes again. Time passes
 * when nothing else is left to do.
 */
final class ErrandWalk {
  private static final Caller CLERK = new Caller.Person("ann", Set.of("clerk"));
  private static final int MANY = 2_000;

  private final String name;
  private final Definitions definitions;
  private final Counter counter;
  private final Ports ports;
  private final MemoryEventBus bus = new MemoryEventBus();
  private final Railway railway;
  private final Projection projection;
  private final Queue<Entry> stream = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long seen;
  private int invocations;
  private int troubles;
  private boolean between;

  ErrandWalk(long seed, FaultMatrix matrix) {
    this.name = "storage-" + seed;
    this.counter = new Counter(new SplittableRandom(seed), this::comeBetween);
    this.definitions = Definitions.of(Errand.at(counter));
    this.ports = Ports.over(new FaultyWire(FaultPlan.mixture(seed), matrix), definitions::get);
    this.railway =
        new Railway(
            definitions, ports.journal(), ports.workflows(), ports.toDos(), bus, Pace.USUAL);
    this.projection =
        new Projection(definitions, ports.journal(), ports.workflows(), ports.toDos(), Pace.USUAL);
  }

  String name() {
    return name;
  }

  WorkflowId id() {
    return new WorkflowId("errand-" + name);
  }

  TaskId task(String kind) {
    return new TaskId(kind + "-" + name);
  }

  Definitions definitions() {
    return definitions;
  }

  Counter counter() {
    return counter;
  }

  Ports ports() {
    return ports;
  }

  /** How many invocations ended in trouble with the store. */
  int troubles() {
    return troubles;
  }

  List<Announcement> announcements() {
    return bus.announcements();
  }

  List<Entry> journal() {
    return ports.plain().journal().read(id(), 0, MANY).stream()
        .map(WitnessedJournal::legible)
        .toList();
  }

  /** The event of this type that a task ended with. */
  <T extends Event> T said(Class<T> type) {
    return journal().stream()
        .flatMap(entry -> entry.arrival().stream())
        .flatMap(
            arrival ->
                Optional.of(arrival.event()).filter(type::isInstance).map(type::cast).stream())
        .findFirst()
        .orElseThrow();
  }

  void toTheEnd() {
    var definition = definitions.all().iterator().next();
    untilDone(run -> railway.start(definition, new Errand.Asked(name), run));
    for (int turn = 0; turn < MANY; turn++) {
      bringNews();
      Standing standing = journal().getLast().standing();
      if (!stream.isEmpty()) {
        Entry record = stream.element();
        untilDone(run -> railway.follow(record, run));
        stream.remove();
      } else if (standing.due().isPresent()) {
        now = now.isAfter(standing.due().get()) ? now : standing.due().get();
        untilDone(run -> lookAround(run));
      } else if (standing.status() == Standing.Status.WAITING) {
        untilDone(
            run ->
                railway.answer(
                    new Answer(task("ask"), "answer", CLERK, Map.of("fine", true)), run));
      } else if (standing.status() == Standing.Status.ENDED) {
        ports.wire().settle();
        return;
      } else {
        throw new AssertionError("nothing drives it: " + standing);
      }
    }
    throw new AssertionError("it does not end: " + journal().getLast());
  }

  /** What the stream does with each new entry. */
  private void bringNews() {
    for (Entry entry : journal().subList((int) seen, journal().size())) {
      seen++;
      untilDone(run -> projection.show(List.of(entry)));
      if (entry.hop() == Entry.Hop.STREAM) {
        stream.add(entry);
      }
    }
  }

  private void lookAround(Invocation run) {
    for (int shard = 0; shard < Ports.SHARDS; shard++) {
      for (WorkflowRow row : ports.workflows().due(shard, now, 100)) {
        railway.wake(row, run);
      }
    }
  }

  private void untilDone(Consumer<Invocation> work) {
    for (int times = 0; times < MANY; times++) {
      try {
        work.accept(new Run("run-" + invocations++, now.plusSeconds(60)));
        return;
      } catch (StoreTrouble trouble) {
        troubles++;
        now = now.plusMillis(100);
      }
    }
    throw new AssertionError("nothing gets through");
  }

  /** Another invocation, while one is asking a third party. */
  private void comeBetween() {
    if (!between) {
      between = true;
      try {
        railway.follow(id(), new Run("run-" + invocations++, now.plusSeconds(60)));
      } catch (StoreTrouble trouble) {
        troubles++;
      } finally {
        between = false;
      }
    }
  }

  /** An invocation in which time passes only when it waits. */
  private final class Run implements Invocation {
    private final String id;
    private final Instant endsBy;

    Run(String id, Instant endsBy) {
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
      try {
        return new Called.Returned<>(request.call());
      } catch (Exception thrown) {
        return new Called.Failed<>(Faults.of(thrown));
      }
    }

    @Override
    public void pause(Duration wait) {
      now = now.plus(wait);
    }
  }
}
