package railway.testing;

import java.time.Duration;
import java.util.List;
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
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
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
  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryWorkflows workflows;
  private final MemoryToDos toDos = new MemoryToDos();
  private final MemoryEventBus bus = new MemoryEventBus();
  private final Set<WorkflowId> started = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  private long invocations;

  public SimulatedCloud(Stage stage, Adversary adversary, Definitions definitions, int shards) {
    this.stage = stage;
    this.adversary = adversary;
    this.definitions = definitions;
    this.workflows = new MemoryWorkflows(shards);
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
        (railway, invocation) -> {
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
        "answer",
        Duration.ZERO,
        (railway, invocation) -> told.accept(railway.answer(answer, invocation)));
  }

  /** At least once: what dies or fails with the store comes again. */
  private void deliver(String what, Duration delay, BiConsumer<Railway, Invocation> work) {
    int times = stage.once(adversary.duplicates()) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      attempt(what, delay.plus(Duration.ofMillis(stage.random().nextInt(200))), work);
    }
  }

  private void attempt(String what, Duration delay, BiConsumer<Railway, Invocation> work) {
    stage.enter(
        delay,
        () -> {
          boolean done = false;
          try {
            SimulatedInvocation invocation = invocation(what);
            work.accept(railway(invocation), invocation);
            done = true;
          } catch (StoreTrouble trouble) {
            // the platform delivers again
          } finally {
            if (!done) {
              attempt(what, Duration.ofSeconds(1), work);
            }
          }
        });
  }

  private SimulatedInvocation invocation(String what) {
    return new SimulatedInvocation(stage, adversary, what + "-" + invocations++, LIFETIME);
  }

  private Railway railway(SimulatedInvocation invocation) {
    return new Railway(definitions, journal(invocation), workflows, toDos, bus, Pace.USUAL);
  }

  private SimulatedJournal journal(SimulatedInvocation invocation) {
    return new SimulatedJournal(journal, invocation, stage, adversary, this::stream);
  }

  private void stream(Entry entry) {
    started.add(entry.id());
    Duration hop = Duration.ofMillis(stage.random().nextInt(2_000));
    deliver("project", hop, (railway, invocation) -> project(entry, invocation));
    boolean ending = entry.arrival().isPresent() && entry.standing().id().isEmpty();
    if (entry.hop() == Hop.STREAM && (ending || !stage.once(adversary.drops()))) {
      deliver("follow", hop, (railway, invocation) -> railway.follow(entry, invocation));
    }
  }

  private void project(Entry entry, Invocation invocation) {
    new Projection(definitions, journal((SimulatedInvocation) invocation), workflows, toDos)
        .show(List.of(entry));
  }

  /** The scheduled rule: a round a minute, whether the last one came back or not. */
  private void sweep(int shard) {
    stage.enter(
        Duration.ofMinutes(1),
        () -> {
          sweep(shard);
          try {
            SimulatedInvocation invocation = invocation("wake");
            new Patrol(railway(invocation), workflows, Duration.ofMinutes(1), Duration.ofSeconds(1))
                .walk(shard, invocation, crew());
          } catch (StoreTrouble trouble) {
            // the next round sees to it
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
              try {
                work.accept(thing, invocation("woken"));
              } catch (StoreTrouble trouble) {
                // still due, so the next round sees to it
              } finally {
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
