package railway.testing.world;

import static railway.testing.world.Fault.CRASH_AFTER;
import static railway.testing.world.Fault.CRASH_BEFORE;
import static railway.testing.world.Fault.DELAYED;
import static railway.testing.world.Fault.DROPPED;
import static railway.testing.world.Fault.DUPLICATED;
import static railway.testing.world.Fault.LATE;
import static railway.testing.world.Fault.LOST_REPLY;
import static railway.testing.world.Fault.LOST_REQUEST;
import static railway.testing.world.Fault.OVERRUN;
import static railway.testing.world.Fault.REORDERED;
import static railway.testing.world.Fault.STALLED;
import static railway.testing.world.Fault.THROTTLED;
import static railway.testing.world.Fault.ZOMBIE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A call of a port, or a delivery to a function: where something can go wrong. */
public enum Call {
  APPEND(Place.STORE, "journal.append", writing()),
  TAIL(Place.STORE, "journal.tail", reading()),
  READ(Place.STORE, "journal.read", reading()),
  SHOW(Place.STORE, "workflows.show", writing()),
  DUE(Place.STORE, "workflows.due", reading()),
  OPEN(Place.STORE, "toDos.open", writing()),
  CLOSE(Place.STORE, "toDos.close", writing()),
  LOOK(Place.STORE, "toDos.get", reading()),
  ANNOUNCE(Place.STORE, "bus.announce", writing()),
  PAUSE(Place.PROCESS, "pause", EnumSet.of(CRASH_BEFORE, STALLED, ZOMBIE)),
  REQUEST(Place.PROCESS, "request", EnumSet.of(CRASH_BEFORE, CRASH_AFTER, STALLED, ZOMBIE)),

  ATTEMPT(Place.THIRD_PARTY, "attempt", acting()),
  FIND(Place.THIRD_PARTY, "find", asking()),
  PREPARE(Place.THIRD_PARTY, "prepare", acting()),
  CONFIRM(Place.THIRD_PARTY, "confirm", acting()),
  CANCEL(Place.THIRD_PARTY, "cancel", acting()),
  HELD(Place.THIRD_PARTY, "find steps", asking()),

  START(Place.DELIVERY, "start", EnumSet.of(DUPLICATED, DELAYED)),
  ANSWER(Place.DELIVERY, "answer", EnumSet.of(DUPLICATED, DELAYED)),
  FOLLOW(Place.DELIVERY, "follow", EnumSet.of(DUPLICATED, DELAYED, REORDERED, DROPPED)),
  PROJECT(Place.DELIVERY, "project", EnumSet.of(DUPLICATED, DELAYED, REORDERED, DROPPED)),
  WAKE(Place.DELIVERY, "wake", EnumSet.of(DUPLICATED, DELAYED, DROPPED));

  /** Where calls go, which says how often they fail. */
  public enum Place {
    /** A table or the bus: AWS. */
    STORE,
    /** Somebody else's system. */
    THIRD_PARTY,
    /** Within the process, while it waits or is about to send. */
    PROCESS,
    /** A trigger of a function. */
    DELIVERY
  }

  private final Place place;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
  private final Set<Fault> faults;

  Call(Place place, String words, EnumSet<Fault> faults) {
    this.place = place;
    this.words = words;
    this.faults = Collections.unmodifiableSet(faults);
  }

  private static EnumSet<Fault> writing() {
    EnumSet<Fault> faults = reading();
    faults.addAll(EnumSet.of(CRASH_AFTER, LATE));
    return faults;
  }

  private static EnumSet<Fault> reading() {
    return EnumSet.of(CRASH_BEFORE, LOST_REQUEST, LOST_REPLY, THROTTLED, STALLED, ZOMBIE);
  }

  private static EnumSet<Fault> acting() {
    EnumSet<Fault> faults = asking();
    faults.addAll(EnumSet.of(LATE, ZOMBIE));
    return faults;
  }

  private static EnumSet<Fault> asking() {
    return EnumSet.of(
        CRASH_BEFORE, CRASH_AFTER, LOST_REQUEST, LOST_REPLY, THROTTLED, STALLED, OVERRUN);
  }

  public Place place() {
    return place;
  }

  /** What is called. */
  public String words() {
    return words;
  }

  /** Whether this can go wrong here by the adversary's choice. */
  public boolean suffers(Fault fault) {
    return faults.contains(fault);
  }
}
