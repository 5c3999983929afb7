package railway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Begun;
import railway.engine.Concurrently;
import railway.engine.Definitions;
import railway.engine.Invocation;
import railway.engine.Pace;
import railway.engine.Patrol;
import railway.engine.Projection;
import railway.engine.Railway;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryJournal;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.Entry.Hop;
import railway.store.EventBus.Announcement;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.Definition;
import railway.workflow.Event;

/**
 * The whole house in one thread's time: triggers, stream, sweeper and bus around the production
 * engine. Deliveries are at least once, late and in any order; the follower's may be dropped.
 */
public final class SimulatedCloud {

  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final Stage stage;
  private final Adversary adversary;
  private final Definitions definitions;
  private final Witness witness;
  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryWorkflows workflows;
  private final MemoryToDos toDos = new MemoryToDos();
  private final MemoryEventBus bus = new MemoryEventBus();
  private final Set<WorkflowId> started = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  private final Map<String, SimulatedInvocation> living = new HashMap<>();
  private final Workflows watched;
  private final Railway railway;
  private long invocations;

  public SimulatedCloud(Stage stage, Adversary adversary, Definitions definitions, int shards) {
    this(stage, adversary, definitions, shards, Witness.NOBODY);
  }

  /**
   * @param witness is told what the invocations do that start, follow, wake and answer
   */
  public SimulatedCloud(
      Stage stage, Adversary adversary, Definitions definitions, int shards, Witness witness) {
    this.stage = stage;
    this.adversary = adversary;
    this.definitions = definitions;
    this.witness = witness;
    this.workflows = new MemoryWorkflows(shards);
    this.watched = new Watched();
    this.railway =
        new Railway(definitions, journal(witness), watched, toDos, this::announce, Pace.USUAL);
    for (int shard = 0; shard < shards; shard++) {
      sweep(shard);
    }
  }

  public MemoryJournal journal() {
    return journal;
  }

  public MemoryWorkflows workflows() {
    return workflows;
  }

  public MemoryToDos toDos() {
    return toDos;
  }

  public MemoryEventBus bus() {
    return bus;
  }

  /** The instances that were ever started. */
  public Set<WorkflowId> started() {
    return started;
  }

  /** Sends a trigger; it is delivered until some invocation has taken it, and maybe once more. */
  public void send(Event trigger) {
    deliver(
        "start",
        Duration.ZERO,
        invocation -> {
          for (Definition definition : definitions.startedBy(trigger.getClass())) {
            if (railway.start(definition, trigger, invocation)
                instanceof Begun.Refused(String reason)) {
              throw new IllegalStateException(reason);
            }
          }
        });
  }

  /** Sends an answer until it is told something, and maybe once more. */
  public void send(Answer answer, Consumer<Answered> told) {
    deliver(
        "answer-" + answer.id(),
        Duration.ZERO,
        invocation -> told.accept(railway.answer(answer, invocation)));
  }

  /** At least once: what dies or fails with the store comes again. */
  private void deliver(String what, Duration delay, Consumer<Invocation> work) {
    int times = stage.once(adversary.duplicates()) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      attempt(what, delay.plus(Duration.ofMillis(stage.random().nextInt(200))), work);
    }
  }

  private void attempt(String what, Duration delay, Consumer<Invocation> work) {
    stage.enter(
        delay,
        () -> {
          boolean done = false;
          SimulatedInvocation invocation = invocation(what);
          try {
            work.accept(invocation);
            done = true;
          } catch (StoreTrouble trouble) {
            // the platform delivers again
          } finally {
            ended(invocation);
            if (!done) {
              attempt(what, Duration.ofSeconds(1), work);
            }
          }
        });
  }

  /** The invocation of whoever plays now; it is told of until {@link #ended}. */
  private SimulatedInvocation invocation(String what) {
    String id = what + "-" + invocations++;
    SimulatedInvocation invocation =
        new SimulatedInvocation(stage, adversary, id, LIFETIME, witness);
    stage.named(id);
    living.put(id, invocation);
    return invocation;
  }

  private void ended(SimulatedInvocation invocation) {
    living.remove(invocation.id());
    witness.ended(invocation.id());
  }

  private SimulatedInvocation player() {
    return Objects.requireNonNull(living.get(stage.player()));
  }

  private SimulatedJournal journal(Witness watching) {
    return new SimulatedJournal(journal, this::player, stage, adversary, this::stream, watching);
  }

  private void stream(Entry entry) {
    started.add(entry.id());
    Duration hop = Duration.ofMillis(stage.random().nextInt(2_000));
    deliver("project", hop, invocation -> project(entry));
    boolean ending = entry.arrival().isPresent() && entry.standing().id().isEmpty();
    if (entry.hop() == Hop.STREAM && (ending || !stage.once(adversary.drops()))) {
      deliver(
          "follow",
          hop,
          invocation -> {
            witness.followed(invocation.id(), entry);
            railway.follow(entry, invocation);
          });
    }
  }

  private void announce(Announcement announcement) {
    bus.announce(announcement);
    witness.announced(stage.player(), announcement);
  }

  /** The read model, as the witness sees it. */
  private final class Watched implements Workflows {
    @Override
    public void show(WorkflowRow row) {
      workflows.show(row);
      witness.showed(stage.player(), row);
    }

    @Override
    public Optional<WorkflowRow> get(WorkflowId id) {
      return workflows.get(id);
    }

    @Override
    public List<WorkflowRow> due(int shard, Instant until, int limit) {
      return workflows.due(shard, until, limit);
    }
  }

  private void project(Entry entry) {
    new Projection(definitions, journal(Witness.NOBODY), watched, toDos).show(List.of(entry));
  }

  /** The scheduled rule: a round a minute, whether the last one came back or not. */
  private void sweep(int shard) {
    stage.enter(
        Duration.ofMinutes(1),
        () -> {
          sweep(shard);
          SimulatedInvocation invocation = invocation("wake");
          try {
            new Patrol(railway, watched, Duration.ofMinutes(1), Duration.ofSeconds(1))
                .walk(shard, invocation, crew());
          } catch (StoreTrouble trouble) {
            // the next round sees to it
          } finally {
            ended(invocation);
          }
        });
  }

  /** Each on a process of its own, which dies alone; the round waits for all that do not. */
  private Concurrently crew() {
    return new Concurrently() {
      private int under;

      @Override
      public <T> void send(T thing, BiConsumer<T, Invocation> work) {
        under++;
        stage.enter(
            () -> {
              SimulatedInvocation invocation = invocation("woken");
              try {
                if (thing instanceof WorkflowRow row) {
                  witness.woken(invocation.id(), row);
                }
                work.accept(thing, invocation);
              } catch (StoreTrouble trouble) {
                // still due, so the next round sees to it
              } finally {
                ended(invocation);
                under--;
              }
            });
      }

      @Override
      public void join() {
        while (under > 0) {
          stage.sleep(Duration.ofSeconds(1));
        }
      }
    };
  }
}
