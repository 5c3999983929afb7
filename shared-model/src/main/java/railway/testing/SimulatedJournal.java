package railway.testing;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.StoreTrouble;
import railway.store.Tail;
import railway.store.WorkflowId;

/** A journal as invocations see it: every call may be the last thing that a process does. */
final class SimulatedJournal implements Journal {

  private final Journal store;
  private final Supplier<SimulatedInvocation> player;
  private final Stage stage;
  private final Adversary adversary;
  private final Consumer<Entry> stream;
  private final Witness witness;

  SimulatedJournal(
      Journal store,
      Supplier<SimulatedInvocation> player,
      Stage stage,
      Adversary adversary,
      Consumer<Entry> stream,
      Witness witness) {
    this.store = store;
    this.player = player;
    this.stage = stage;
    this.adversary = adversary;
    this.stream = stream;
    this.witness = witness;
  }

  @Override
  public Append append(Entry entry) {
    Append result = call(() -> put(entry));
    if (stage.once(adversary.lostReplies())) {
      player.get().step();
      result = store.append(entry);
    }
    return result;
  }

  private Append put(Entry entry) {
    Append result = store.append(entry);
    if (result instanceof Append.Appended) {
      witness.appended(stage.player(), entry);
      stream.accept(entry);
    }
    return result;
  }

  @Override
  public Tail tail(WorkflowId id) {
    return call(
        () -> {
          witness.read(stage.player(), id);
          return store.tail(id);
        });
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    return call(
        () -> {
          List<Reading> page = store.read(id, from, limit);
          if (page.size() < limit) {
            witness.read(stage.player(), id);
          }
          return page;
        });
  }

  private <T> T call(Supplier<T> call) {
    SimulatedInvocation invocation = player.get();
    invocation.step();
    if (stage.once(adversary.troubles())) {
      throw new StoreTrouble("throttled", new IllegalStateException("simulated"));
    }
    T result = call.get();
    invocation.step();
    return result;
  }
}
