package railway.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import railway.decision.Certificate;
import railway.decision.Fact;
import railway.decision.Next;
import railway.engine.Audited;
import railway.engine.Auditor;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.engine.Projection;
import railway.memory.MemoryToDos;
import railway.memory.MemoryWorkflows;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Standing;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import railway.workflow.Event;
import railway.workflow.TaskId;

/** One seed: some runs of a workflow among faults, from the first trigger until all is quiet. */
public final class World {

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofDays(40);
  private static final int TRIGGERS_WITHIN_MILLIS = 30_000;

  private final Setting setting;
  private final Tally tally = new Tally();
  private final Stage stage;
  private final Sabotage sabotage;
  private final Inspector inspector;
  private final SimulatedCloud cloud;
  private final ThirdParties thirdParties;
  private final Map<WorkflowId, List<Event>> triggers = new LinkedHashMap<>();

  /**
   * A world.
   *
   * @param runs which of its runs take place
   * @param allowed which strikes are not taken back
   * @param witness is told what happens
   */
  public World(
      Setting setting, long seed, IntPredicate runs, LongPredicate allowed, Witness witness) {
    this.setting = setting;
    this.stage = new Stage(seed, BEGINNING);
    this.sabotage = new Sabotage(setting.odds(), stage, tally, allowed, witness);
    this.inspector = new Inspector(setting, tally, witness);
    this.cloud =
        new SimulatedCloud(
            stage,
            sabotage,
            setting.versions().stream().map(Definitions::of).toList(),
            setting.assembly(),
            setting.shards(),
            new Both(witness, inspector));
    this.thirdParties = new ThirdParties(stage, cloud.wire(), inspector);
    stage.shows(thirdParties);
    People people = new People(cloud, stage, setting);
    cloud.whenWritten(people::asked);
    for (int run = 1; run <= setting.runs(); run++) {
      if (runs.test(run)) {
        starts(run, Stage.mix(Stage.mix(seed) + run));
      }
    }
  }

  private void starts(int run, long identity) {
    SplittableRandom dice = new SplittableRandom(identity);
    Event trigger = setting.trigger().apply(run, dice);
    if (triggers.containsKey(id(trigger))) {
      throw new IllegalArgumentException(
          "Two runs start workflow %s: make the business key of %s from dice.run()"
              .formatted(id(trigger), trigger.getClass().getSimpleName()));
    }
    send(trigger, identity, dice.nextInt(TRIGGERS_WITHIN_MILLIS));
    if (dice.nextInt(40) == 0) {
      Event other = setting.trigger().apply(run, dice);
      if (!other.equals(trigger) && id(other).equals(id(trigger))) {
        send(other, identity + 1, dice.nextInt(TRIGGERS_WITHIN_MILLIS));
      }
    }
  }

  private void send(Event trigger, long identity, int millis) {
    triggers.computeIfAbsent(id(trigger), id -> new ArrayList<>()).add(trigger);
    stage.enter(Duration.ofMillis(millis), identity, () -> cloud.send(trigger));
  }

  private WorkflowId id(Event trigger) {
    return new WorkflowId(latest().workflowId(trigger));
  }

  private Definition latest() {
    return setting.versions().getLast();
  }

  /** Plays it to its end; empty if every promise was kept. */
  public Optional<Broken> play() {
    try {
      Instant patience = BEGINNING.plus(PATIENCE);
      stage.play(() -> stage.now().isAfter(patience));
      quiet();
      return Optional.empty();
    } catch (Broken broken) {
      return Optional.of(broken);
    } catch (IllegalStateException thrown) {
      if (thrown.getCause() instanceof Broken broken) {
        return Optional.of(broken);
      }
      throw thrown;
    } finally {
      stage.close();
    }
  }

  /** What was seen in it. */
  public Tally tally() {
    return tally;
  }

  /** What the adversary did, in order. */
  public List<Strike> strikes() {
    return sabotage.strikes();
  }

  private void quiet() {
    Auditor auditor = new Auditor(cloud.latest().definitions(), Pace.USUAL);
    for (WorkflowId id : triggers.keySet()) {
      ended(id);
      List<Entry> entries = entries(id);
      announced(id, entries);
      rebuilt(id, entries);
      if (setting.oneVersion() && setting.keepsTheMargin()) {
        audited(auditor, id);
      }
    }
    tally.checked(Promise.NO_DANGLING_HOLDS);
    TaskId dangling = thirdParties.dangling();
    if (dangling != null && setting.keepsTheMargin()) {
      throw new Broken(Promise.NO_DANGLING_HOLDS, "a step of %s is still held".formatted(dangling));
    }
    rejected();
  }

  private void ended(WorkflowId id) {
    tally.checked(Promise.EVENTUALLY_ENDS);
    Entry newest = cloud.newest(id);
    if (newest == null) {
      throw new Broken(Promise.EVENTUALLY_ENDS, "%s was never started".formatted(id));
    }
    Standing standing = newest.standing();
    if (standing.status() != Standing.Status.ENDED || !standing.sweeps().isEmpty()) {
      boolean forgotten = stage.now().isBefore(BEGINNING.plus(PATIENCE));
      throw new Broken(
          forgotten ? Promise.EVERY_WORKFLOW_HAS_A_DRIVER : Promise.EVENTUALLY_ENDS,
          "%s stands at %s, %s, due %s, and nobody comes"
              .formatted(id, standing.task(), standing.status(), standing.due()));
    }
  }

  private List<Entry> entries(WorkflowId id) {
    return cloud.journal().read(id, 0, Integer.MAX_VALUE).stream()
        .map(reading -> ((Journal.Reading.Legible) reading).entry())
        .toList();
  }

  private void announced(WorkflowId id, List<Entry> entries) {
    for (Entry entry : entries) {
      for (Fact fact : entry.facts()) {
        if (Stream.announced(fact)) {
          tally.checked(Promise.EVERY_ENDING_IS_ANNOUNCED);
          if (!inspector.announced(id, entry.seq())) {
            throw new Broken(
                Promise.EVERY_ENDING_IS_ANNOUNCED,
                "entry %d of %s was not: %s".formatted(entry.seq(), id, fact));
          }
        }
      }
    }
  }

  private void rebuilt(WorkflowId id, List<Entry> entries) {
    tally.checked(Promise.READ_MODELS_CAN_BE_REBUILT);
    MemoryWorkflows workflows = new MemoryWorkflows(1);
    MemoryToDos toDos = new MemoryToDos();
    new Projection(cloud.latest().definitions(), cloud.journal(), workflows, toDos, Pace.USUAL)
        .show(entries);
    if (!workflows.get(id).equals(cloud.workflows().get(id))) {
      throw new Broken(
          Promise.READ_MODELS_CAN_BE_REBUILT,
          "the row of %s is %s and should be %s"
              .formatted(id, cloud.workflows().get(id), workflows.get(id)));
    }
    for (Entry entry : entries) {
      if (entry.arrival().map(Fact.Arrival::next).orElse(null) instanceof Next.To to) {
        Optional<ToDoRow> shown = cloud.toDos().get(to.id());
        if (!toDos.get(to.id()).equals(shown)) {
          throw new Broken(
              Promise.READ_MODELS_CAN_BE_REBUILT,
              "the To-Do %s is %s and should be %s".formatted(to.id(), shown, toDos.get(to.id())));
        }
      }
    }
  }

  private void audited(Auditor auditor, WorkflowId id) {
    tally.checked(Promise.LEGAL_JOURNAL);
    Audited audited = auditor.audit(cloud.journal(), id).orElseThrow();
    boolean clean = audited.isLegal() && audited.remarks().isEmpty();
    if (!clean) {
      throw new Broken(
          Promise.LEGAL_JOURNAL,
          "%s: %s %s %s".formatted(id, audited.objections(), audited.remarks(), audited.unread()));
    }
    for (Audited.Visit visit : audited.visits()) {
      if (visit.certificate() instanceof Certificate.Effects certified) {
        tally.checked(Promise.CERTIFICATE);
        int effects = inspector.effects(visit.id());
        if (effects < certified.atLeast() || effects > certified.atMost()) {
          throw new Broken(
              Promise.CERTIFICATE,
              "%s had %d effects, and its journal says %s"
                  .formatted(visit.id(), effects, certified));
        }
      }
    }
  }

  /** Of several triggers with one business key, the one in the journal was taken. */
  private void rejected() {
    tally.checked(Promise.REJECTED_EXACTLY);
    Set<Event> wanted = new HashSet<>();
    triggers.forEach(
        (id, sent) -> {
          Event taken = entries(id).getFirst().arrival().orElseThrow().event();
          sent.stream().filter(event -> !event.equals(taken)).forEach(wanted::add);
        });
    if (!wanted.equals(inspector.rejected())) {
      throw new Broken(
          Promise.REJECTED_EXACTLY,
          "it holds %s and should hold %s".formatted(inspector.rejected(), wanted));
    }
  }
}
