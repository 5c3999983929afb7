package railway.functions;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import railway.memory.MemoryJournal;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.StoreTrouble;
import railway.store.Tail;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;

/** A journal in memory, of which some workflows are out of reach and some cannot be read. */
final class TroubledJournal implements Journal {
  final Set<WorkflowId> outOfReach = ConcurrentHashMap.newKeySet();
  final Map<WorkflowId, UnreadableEntry> unreadable = new ConcurrentHashMap<>();
  final Queue<Entry> appended = new ConcurrentLinkedQueue<>();
  private final Journal memory = new MemoryJournal();

  @Override
  public Append append(Entry entry) {
    reach(entry.id());
    Append append =
        unreadable.containsKey(entry.id()) ? new Append.Appended() : memory.append(entry);
    if (append instanceof Append.Appended) {
      appended.add(entry);
    }
    return append;
  }

  @Override
  public Tail tail(WorkflowId id) {
    reach(id);
    UnreadableEntry entry = unreadable.get(id);
    return entry == null ? memory.tail(id) : new Tail.Unreadable(entry);
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    reach(id);
    return memory.read(id, from, limit);
  }

  private void reach(WorkflowId id) {
    if (outOfReach.contains(id)) {
      throw new StoreTrouble("out of reach", new IllegalStateException("throttled"));
    }
  }
}
