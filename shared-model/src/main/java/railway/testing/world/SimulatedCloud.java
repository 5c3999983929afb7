package railway.testing.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import railway.engine.Answer;
import railway.engine.Answered;
import railway.engine.Definitions;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.memory.MemoryEventBus;
import railway.memory.MemoryJournal;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.EventBus.Announcement;
import railway.store.Journal.Reading;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.Category;
import railway.workflow.Event;

/**
 * The whole house in one thread's time: triggers, stream, sweeper, bus and operator around the
 * production engine. Triggers and answers are delivered until an invocation has taken them, and
 * maybe once more.
 */
public final class SimulatedCloud {

  private static final Duration LIFETIME = Duration.ofSeconds(60);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
  private static final Duration OPERATOR = Duration.ofHours(2);

  private final Stage stage;
  private final Sabotage sabotage;
  private final Witness witness;
  private final Wire wire;
  private final MemoryJournal journal = new MemoryJournal();
  private final SimulatedJournal seenJournal;
  private final MemoryWorkflows workflows;
  private final MemoryToDos toDos = new MemoryToDos();
  private final MemoryEventBus bus = new MemoryEventBus();
  private final Map<WorkflowId, Entry> newest = new LinkedHashMap<>();
  private final Map<WorkflowId, Integer> busy = new HashMap<>();
  private final Rollout rollout;
  private final Stream stream;
  private final List<Sweeper> sweepers = new ArrayList<>();
  private Consumer<Entry> written = entry -> {};
  private long invocations;

  public SimulatedCloud(Stage stage, Adversary adversary, Definitions definitions, int shards) {
    this(stage, adversary, definitions, shards, Witness.NOBODY);
  }

  /**
   * A cloud with one version of the code.
   *
   * @param witness is told what the invocations do
   */
  public SimulatedCloud(
      Stage stage, Adversary adversary, Definitions definitions, int shards, Witness witness) {
    this(
        stage,
        new Sabotage(new Sabotage.Odds(adversary), stage, new Tally(), draw -> true, witness),
        List.of(definitions),
        Optional.empty(),
        shards,
        witness);
  }

  /**
   * A cloud.
   *
   * @param deployed the versions of the code, one after the other
   * @param assembly how each is put together; empty for the engine itself
   */
  SimulatedCloud(
      Stage stage,
      Sabotage sabotage,
      List<Definitions> deployed,
      Optional<Ports.Assembly> assembly,
      int shards,
      Witness witness) {
    this.stage = stage;
    this.sabotage = sabotage;
    this.witness = witness;
    this.wire = new Wire(stage, sabotage);
    this.workflows = new MemoryWorkflows(shards);
    this.seenJournal =
        new SimulatedJournal(journal, stage, wire, sabotage, witness, newest::get, this::written);
    SimulatedWorkflows seenWorkflows =
        new SimulatedWorkflows(workflows, stage, wire, witness, this::shown);
    SimulatedToDos seenToDos = new SimulatedToDos(toDos, stage, wire, witness);
    List<Version> versions = new ArrayList<>();
    for (Definitions definitions : deployed) {
      Ports ports = new Ports(definitions, seenJournal, seenWorkflows, seenToDos, this::announce);
      versions.add(
          new Version(
              versions.size(),
              deployed.size() == 1,
              definitions,
              ports.railway(),
              assembly.isPresent()
                  ? assembly.get().of(ports)
                  : new EngineFunctions(ports, new Brought())));
    }
    this.rollout = new Rollout(stage, versions);
    this.stream = new Stream(this, stage, sabotage, shards);
    for (int shard = 0; shard < shards; shard++) {
      sweepers.add(new Sweeper(this, stage, sabotage, witness, workflows, shard));
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
    return newest.keySet();
  }

  /** The newest entry of an instance; null if there is none. */
  @Nullable Entry newest(WorkflowId id) {
    return newest.get(id);
  }

  /** What the code can read that was deployed last. */
  Version latest() {
    return rollout.latest();
  }

  Wire wire() {
    return wire;
  }

  /** Has somebody told of every entry that is new. */
  void whenWritten(Consumer<Entry> told) {
    written = told;
  }

  /** Sends a trigger. */
  public void send(Event trigger) {
    Delivery delivery =
        new Delivery(
            "start",
            invocation ->
                invocation
                    .version()
                    .functions()
                    .start(trigger, invocation)
                    .ifPresent(reason -> witness.rejected(invocation.id(), trigger, reason)));
    deliver(Call.START, delivery, null);
  }

  /** Sends an answer until it is told something. */
  public void send(Answer answer, Consumer<Answered> told) {
    Delivery delivery =
        new Delivery(
            "answer-" + answer.id(),
            invocation -> {
              Answered answered = invocation.version().functions().answer(answer, invocation);
              witness.told(invocation.id(), answer, answered);
              told.accept(answered);
            });
    deliver(Call.ANSWER, delivery, Category.TO_DO);
  }

  /** What a trigger brings to a function, until one invocation has taken it. */
  private record Delivery(String name, Consumer<SimulatedInvocation> work) {}

  private void deliver(Call call, Delivery delivery, @Nullable Category category) {
    Fault fault = sabotage.strike(call, category, Set.of());
    Duration delay = fault == Fault.DELAYED ? Wire.upTo(stage, LONGEST_DELAY) : Duration.ZERO;
    attempt(delivery, delay.plusMillis(stage.random().nextInt(200)));
    if (fault == Fault.DUPLICATED) {
      attempt(delivery, delay.plusMillis(stage.random().nextInt(2_000)));
    }
  }

  private void attempt(Delivery delivery, Duration delay) {
    stage.enter(
        delay,
        () -> {
          boolean[] taken = {false};
          invoke(
              delivery.name(),
              invocation -> {
                delivery.work().accept(invocation);
                taken[0] = true;
              },
              () -> {
                if (!taken[0]) {
                  attempt(delivery, Duration.ofSeconds(1));
                }
              });
        });
  }

  /**
   * Runs a function as a process of its own. Trouble with the store ends it, and the platform sees
   * to it.
   *
   * @param afterwards what the platform does when the process is gone, whatever became of it
   */
  void invoke(String what, Consumer<SimulatedInvocation> work, Runnable afterwards) {
    SimulatedInvocation invocation = invocation(what, new Life(stage, LIFETIME), rollout.current());
    try {
      work.accept(invocation);
    } catch (StoreTrouble | InvocationEnded trouble) {
      // the platform delivers again
    } finally {
      over(invocation);
      afterwards.run();
    }
  }

  void over(SimulatedInvocation invocation) {
    witness.ended(invocation.id());
    stage.plays(null);
  }

  SimulatedInvocation invocation(String what, Life life, Version version) {
    String id = what + "-" + invocations++;
    SimulatedInvocation invocation =
        new SimulatedInvocation(stage, sabotage, id, life, version, witness);
    stage.named(id);
    stage.plays(invocation);
    return invocation;
  }

  /** A version reads what the stream brings, and the witness hears of it. */
  private final class Brought implements EngineFunctions.Brought {
    @Override
    public Reading toFollow(Entry entry, Invocation invocation) {
      witness.followed(invocation.id(), entry);
      return toShow(entry, invocation);
    }

    @Override
    public Reading toShow(Entry entry, Invocation invocation) {
      return ((SimulatedInvocation) invocation).version().read(entry, entry);
    }
  }

  /** Whoever begins to work on a workflow says so, to see whether others are at it. */
  void begins(WorkflowId id, Call call) {
    if (busy.merge(id, 1, Integer::sum) > 1) {
      sabotage.noticed(Fault.OVERLAPPED, call, category(id));
    }
  }

  void ends(WorkflowId id) {
    busy.computeIfPresent(id, (same, others) -> others == 1 ? null : others - 1);
  }

  @Nullable Category category(WorkflowId id) {
    return seenJournal.category(id);
  }

  private void written(Entry entry, Version by) {
    newest.put(entry.id(), entry);
    stream.carry(entry);
    if (entry.standing().status() == Standing.Status.PAUSED) {
      attempt(resumption(entry.id()), Wire.upTo(stage, OPERATOR));
    }
    written.accept(entry);
  }

  /** An operator has mended what the reason named, or will look again. */
  private static Delivery resumption(WorkflowId id) {
    return new Delivery(
        "operator", invocation -> invocation.version().railway().resume(id, invocation));
  }

  private void shown(WorkflowRow row) {
    if (row.standing().due().isPresent()) {
      int shard = Workflows.shardOf(row.id(), sweepers.size());
      sweepers.get(shard).due(row.standing().due().get());
    }
  }

  private void announce(Announcement announcement) {
    String player = SimulatedInvocation.playing(stage).id();
    wire.write(
        Call.ANNOUNCE,
        category(announcement.id()),
        () -> {
          bus.announce(announcement);
          witness.announced(player, announcement);
        });
  }
}
