package railway.engine;

import java.util.List;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Tail;
import railway.store.WorkflowId;

/** A journal as it was before some entry, for those who only look back. */
record PastEntries(List<Entry> entries) implements Journal {

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    return entries.stream()
        .filter(entry -> entry.seq() >= from)
        .limit(limit)
        .<Reading>map(Reading.Legible::new)
        .toList();
  }

  @Override
  public Append append(Entry entry) {
    throw new UnsupportedOperationException("the past is not written");
  }

  @Override
  public Tail tail(WorkflowId id) {
    throw new UnsupportedOperationException("the past has no end");
  }
}
