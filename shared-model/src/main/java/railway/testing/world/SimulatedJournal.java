package railway.testing.world;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Tail;
import railway.store.WorkflowId;
import railway.workflow.Category;

/** A journal as invocations see it: every call may be the last thing that a process does. */
final class SimulatedJournal implements Journal {

  private final Journal store;
  private final Stage stage;
  private final Wire wire;
  private final Sabotage sabotage;
  private final Witness witness;
  private final Function<WorkflowId, @Nullable Entry> newest;
  private final BiConsumer<Entry, Version> written;

  /**
   * A journal on this store.
   *
   * @param newest the newest entry of a workflow; null if there is none
   * @param written is told of every entry that is new
   */
  SimulatedJournal(
      Journal store,
      Stage stage,
      Wire wire,
      Sabotage sabotage,
      Witness witness,
      Function<WorkflowId, @Nullable Entry> newest,
      BiConsumer<Entry, Version> written) {
    this.store = store;
    this.stage = stage;
    this.wire = wire;
    this.sabotage = sabotage;
    this.witness = witness;
    this.newest = newest;
    this.written = written;
  }

  @Override
  public Append append(Entry entry) {
    SimulatedInvocation me = SimulatedInvocation.playing(stage);
    sabotage.wrote(me.skew(), category(entry.id()));
    return wire.store(Call.APPEND, category(entry.id()), () -> put(entry, me));
  }

  /** Our own entry, found where the reply to the first request was lost, is not written again. */
  private Append put(Entry entry, SimulatedInvocation me) {
    Entry before = newest.apply(entry.id());
    Append result = store.append(entry);
    boolean written = before == null || before.seq() < entry.seq();
    if (written && result instanceof Append.Appended) {
      this.written.accept(entry, me.version());
      witness.appended(me.id(), entry);
    }
    return result;
  }

  @Override
  public Tail tail(WorkflowId id) {
    SimulatedInvocation me = SimulatedInvocation.playing(stage);
    me.busyWith(category(id));
    return wire.store(
        Call.TAIL,
        category(id),
        () -> {
          witness.read(me.id(), id);
          return seen(me.version().read(store.tail(id)), id);
        });
  }

  private Tail seen(Tail tail, WorkflowId id) {
    if (tail instanceof Tail.Unreadable) {
      sabotage.noticed(Fault.REDEPLOYED, Call.TAIL, category(id));
    }
    return tail;
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    SimulatedInvocation me = SimulatedInvocation.playing(stage);
    me.busyWith(category(id));
    return wire.store(
        Call.READ,
        category(id),
        () -> {
          List<Reading> page = store.read(id, from, limit);
          if (page.size() < limit) {
            witness.read(me.id(), id);
          }
          return page.stream().map(reading -> seen(reading, me.version())).toList();
        });
  }

  private Reading seen(Reading reading, Version version) {
    return switch (reading) {
      case Reading.Legible(Entry entry) -> {
        Entry last = newest.apply(entry.id());
        yield version.read(entry, last == null ? entry : last);
      }
      case Reading.Unreadable unreadable -> unreadable;
    };
  }

  /** Of the task at which a workflow stands; null if it is at none. */
  @Nullable Category category(WorkflowId id) {
    Entry entry = newest.apply(id);
    return entry == null ? null : entry.standing().category().orElse(null);
  }
}
