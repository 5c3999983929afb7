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

/** A journal as one invocation sees it: every call may be the last thing that its process does. */
final class SimulatedJournal implements Journal {

  private final Journal store;
  private final SimulatedInvocation invocation;
  private final Stage stage;
  private final Adversary adversary;
  private final Consumer<Entry> stream;

  SimulatedJournal(
      Journal store,
      SimulatedInvocation invocation,
      Stage stage,
      Adversary adversary,
      Consumer<Entry> stream) {
    this.store = store;
    this.invocation = invocation;
    this.stage = stage;
    this.adversary = adversary;
    this.stream = stream;
  }

  @Override
  public Append append(Entry entry) {
    Append result = call(() -> put(entry));
    if (stage.once(adversary.lostReplies())) {
      invocation.step();
      result = store.append(entry);
    }
    return result;
  }

  private Append put(Entry entry) {
    Append result = store.append(entry);
    if (result instanceof Append.Appended) {
      stream.accept(entry);
    }
    return result;
  }

  @Override
  public Tail tail(WorkflowId id) {
    return call(() -> store.tail(id));
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    return call(() -> store.read(id, from, limit));
  }

  private <T> T call(Supplier<T> call) {
    invocation.step();
    if (stage.once(adversary.troubles())) {
      throw new StoreTrouble("throttled", new IllegalStateException("simulated"));
    }
    T result = call.get();
    invocation.step();
    return result;
  }
}
