package railway.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Tail;
import railway.store.WorkflowId;

/**
 * A journal in memory. Workflows do not contend with each other; two appends of one number are
 * serialised, and the second is told who won.
 */
public final class MemoryJournal implements Journal {
  private final Map<WorkflowId, Line> lines = new ConcurrentHashMap<>();
  private final ToLongFunction<Entry> size;
  private final long limit;

  /** A journal that takes entries of any size. */
  public MemoryJournal() {
    this(entry -> 0, Long.MAX_VALUE);
  }

  /**
   * A journal that refuses large entries, as every real store does.
   *
   * @param size estimates an entry's bytes
   * @param limit the most bytes that are taken
   */
  public MemoryJournal(ToLongFunction<Entry> size, long limit) {
    this.size = size;
    this.limit = limit;
  }

  /** A gap is a mistake of the caller, which DynamoDB would not notice: it is refused here. */
  @Override
  public Append append(Entry entry) {
    long bytes = size.applyAsLong(entry);
    if (bytes > limit) {
      return new Append.TooLarge(bytes, limit);
    }
    Optional<Entry> there = lines.computeIfAbsent(entry.id(), id -> new Line()).add(entry);
    return there.isEmpty() || there.get().by().equals(entry.by())
        ? new Append.Appended()
        : new Append.Taken(there);
  }

  @Override
  public Tail tail(WorkflowId id) {
    Line line = lines.get(id);
    return line == null ? new Tail.Missing() : line.tail();
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    Line line = lines.get(id);
    return line == null
        ? List.of()
        : line.from(from, limit).stream().<Reading>map(Reading.Legible::new).toList();
  }
}
