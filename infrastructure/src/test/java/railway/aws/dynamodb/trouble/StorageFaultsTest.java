package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import railway.store.Append;
import railway.store.Entries;
import railway.store.Entry;
import railway.store.Parcel;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.workflow.TaskId;

/**
 * Whatever goes wrong on the way to DynamoDB, a call of an adapter tells the truth or is {@link
 * StoreTrouble}: nothing else, nothing half done, nothing that goes backwards. The platform repeats
 * nothing here.
 */
class StorageFaultsTest {
  private static final Instant NOON = Entries.NOON;

  /** Every attempt that the client makes of one request. */
  private static final int ATTEMPTS = 3;

  private static Ports ports(FaultPlan plan, FaultMatrix matrix) {
    return Ports.over(new FaultyWire(plan, matrix), name -> Optional.of(Parcel.DEFINITION));
  }

  @Test
  void everyFault_inEveryCall_isAnsweredTruthfully_orIsStoreTrouble() {
    FaultMatrix once = new FaultMatrix();
    FaultMatrix always = new FaultMatrix();
    for (StorageFault fault : StorageFault.values()) {
      Ports survivable = ports(FaultPlan.once(fault), once);
      Ports hopeless = ports(FaultPlan.always(fault), always);
      for (StoreCall call : StoreCall.values()) {
        boolean met = fault.canMeet(call);
        boolean repeated =
            fault != StorageFault.TRANSACTION_CONFLICT && fault != StorageFault.REPLY_GARBLED;
        assertThat(answered(survivable, call, fault + "-once"))
            .as("%s, met once in %s", fault, call)
            .isEqualTo(!met || repeated);
        assertThat(answered(hopeless, call, fault + "-always"))
            .as("%s, met always in %s", fault, call)
            .isEqualTo(!met);
        assertThat(once.times(fault, call)).isEqualTo(met ? 1 : 0);
        assertThat(always.times(fault, call)).isBetween(met ? 1 : 0, met ? ATTEMPTS : 0);
      }
    }
    System.out.printf(
        "Storage faults, each met until the client gives up; a dash where nothing can meet:%n%s%n",
        always);
  }

  private static boolean answered(Ports ports, StoreCall call, String about) {
    try {
      make(ports, call, about);
      return true;
    } catch (StoreTrouble trouble) {
      return false;
    } finally {
      ports.wire().settle();
    }
  }

  private static void make(Ports ports, StoreCall call, String about) {
    WorkflowId id = new WorkflowId(about);
    TaskId toDo = new TaskId("ask-" + about);
    switch (call) {
      case APPEND ->
          assertThat(ports.journal().append(Entries.started(id, "a")))
              .isEqualTo(new Append.Appended());
      case TAIL -> ports.journal().tail(id);
      case READ -> ports.journal().read(id, 0, 10);
      case SHOW -> ports.workflows().show(row(id, 3));
      case ROW -> ports.workflows().get(id);
      case DUE -> ports.workflows().due(0, NOON.plusSeconds(60), 10);
      case AT -> ports.workflows().at("parcel", "Weigh", 10);
      case OPEN -> ports.toDos().open(toDo(toDo));
      case CLOSE -> ports.toDos().close(closed(toDo, 1));
      case TO_DO -> ports.toDos().get(toDo);
      case LIST -> ports.toDos().openFor(Set.of("role:sender"), 10);
    }
  }

  static List<Long> seeds() {
    return Rounds.seeds(5).boxed().toList();
  }

  /** Three writers, two workflows and one To-Do of each, in every order that the seed thinks of. */
  @ParameterizedTest
  @MethodSource("seeds")
  void writersWhoMeet_inAnyWeather_areToldTheTruth(long seed) {
    Rounds.play(seed, () -> letThemMeet(seed));
  }

  private static void letThemMeet(long seed) {
    Ports ports = ports(FaultPlan.mixture(seed), new FaultMatrix());
    SplittableRandom dice = new SplittableRandom(seed);
    Set<Entry> before = new HashSet<>();
    for (int step = 0; step < 40; step++) {
      WorkflowId id = new WorkflowId("met-" + seed + "-" + dice.nextInt(2));
      try {
        step(ports, id, dice);
      } catch (StoreTrouble trouble) {
        // what is there was looked at
      }
      before.addAll(journal(ports, id));
    }
    ports.wire().settle();
    Set<Entry> after = new HashSet<>(journal(ports, new WorkflowId("met-" + seed + "-0")));
    after.addAll(journal(ports, new WorkflowId("met-" + seed + "-1")));
    assertThat(after).as("what was there once is there").containsAll(before);
    assertThat(after).extracting(entry -> entry.id() + "/" + entry.seq()).doesNotHaveDuplicates();
  }

  private static List<Entry> journal(Ports ports, WorkflowId id) {
    return ports.plain().journal().read(id, 0, 1000).stream()
        .map(WitnessedJournal::legible)
        .toList();
  }

  private static void step(Ports ports, WorkflowId id, SplittableRandom dice) {
    TaskId toDo = new TaskId("ask-" + id);
    List<StoreCall> calls = List.of(StoreCall.values());
    switch (calls.get(dice.nextInt(calls.size()))) {
      case APPEND -> append(ports, id, dice);
      case TAIL -> ports.journal().tail(id);
      case READ -> ports.journal().read(id, dice.nextInt(3), 1 + dice.nextInt(9));
      case SHOW -> ports.workflows().show(row(id, dice.nextInt(30)));
      case ROW -> ports.workflows().get(id);
      case DUE -> ports.workflows().due(dice.nextInt(2), NOON.plusSeconds(dice.nextInt(40)), 9);
      case AT -> ports.workflows().at("parcel", "Weigh", 9);
      case OPEN -> ports.toDos().open(toDo(toDo));
      case CLOSE -> ports.toDos().close(closed(toDo, dice.nextInt(9)));
      case TO_DO -> ports.toDos().get(toDo);
      case LIST -> ports.toDos().openFor(Set.of("role:sender", "role:none"), 10);
    }
  }

  /** Several writers want the same number, and each wants several. */
  private static void append(Ports ports, WorkflowId id, SplittableRandom dice) {
    int next = journal(ports, id).size();
    for (int seq = Math.max(0, next - 1); seq < next + 2; seq++) {
      String by = "writer " + dice.nextInt(3);
      Entry entry = seq == 0 ? Entries.started(id, by) : Entries.attempted(id, seq, by);
      ports.journal().append(entry);
    }
  }

  @Test
  void append_whoseEveryReplyIsLost_isFoundByTheNextReader() {
    Ports ports = ports(FaultPlan.always(StorageFault.REPLY_LOST), new FaultMatrix());
    WorkflowId id = new WorkflowId("lost-for-good");
    Entry entry = Entries.started(id, "a");

    assertThatThrownBy(() -> ports.journal().append(entry))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("whether it was written is unknown");

    assertThat(ports.plain().journal().append(Entries.started(id, "b")))
        .isEqualTo(new Append.Taken(Optional.of(entry)));
  }

  @Test
  void append_thatArrivesAfterItsWriterGaveUp_losesAgainstWhoeverWasFaster() {
    Ports ports = ports(StorageFaultsTest::late, new FaultMatrix());
    WorkflowId id = new WorkflowId("overtaken");
    Entry faster = Entries.started(id, "b");
    assertThatThrownBy(() -> ports.journal().append(Entries.started(id, "a")))
        .isInstanceOf(StoreTrouble.class);

    Append answer = ports.plain().journal().append(faster);
    ports.wire().settle();

    assertThat(answer).isEqualTo(new Append.Appended());
    assertThat(journal(ports, id)).containsExactly(faster);
  }

  @Test
  void row_thatArrivesAfterANewerOne_isDropped() {
    Ports ports = ports(StorageFaultsTest::late, new FaultMatrix());
    WorkflowId id = new WorkflowId("late-row");
    assertThatThrownBy(() -> ports.workflows().show(row(id, 3))).isInstanceOf(StoreTrouble.class);

    ports.plain().workflows().show(row(id, 4));
    ports.wire().settle();

    assertThat(ports.plain().workflows().get(id)).contains(row(id, 4));
  }

  /** The first transmission of a call is late, and those after it never arrive. */
  private static Optional<StorageFault> late(FaultPlan.Transmission transmission) {
    return Optional.of(
        transmission.number() == 0 ? StorageFault.REQUEST_LATE : StorageFault.REQUEST_LOST);
  }

  private static WorkflowRow row(WorkflowId id, long seq) {
    Standing running = Entries.running(NOON);
    return new WorkflowRow(
        id,
        "parcel",
        seq,
        NOON,
        new Standing(
            running.status(),
            running.task(),
            running.id(),
            running.category(),
            running.since(),
            0,
            Optional.empty(),
            Optional.of(NOON.plusSeconds(seq)),
            0,
            0,
            Map.of(),
            List.of(),
            false));
  }

  private static ToDoRow toDo(TaskId id) {
    return new ToDoRow(
        id,
        new WorkflowId("parcel-7"),
        "parcel",
        "AskSender",
        4,
        "role:sender",
        "api",
        Map.of("parcelId", "7"),
        NOON,
        Optional.empty(),
        Optional.empty());
  }

  private static ToDoRow closed(TaskId id, int how) {
    return toDo(id).closed(new ToDoRow.Closed("Decision" + how, NOON.plusSeconds(7), 5 + how));
  }
}
