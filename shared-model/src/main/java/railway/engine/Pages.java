package railway.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import railway.store.Journal;
import railway.store.WorkflowId;

/** The entries of a journal from a number on, as far as they can be read, a page at a time. */
final class Pages implements Iterable<Journal.Reading> {

  private static final int PAGE = 50;

  private final Journal journal;
  private final WorkflowId id;
  private final long from;

  Pages(Journal journal, WorkflowId id, long from) {
    this.journal = journal;
    this.id = id;
    this.from = from;
  }

  @Override
  public Iterator<Journal.Reading> iterator() {
    return new Iterator<>() {
      private final Deque<Journal.Reading> page = new ArrayDeque<>();
      private long next = from;
      private boolean last;

      @Override
      public boolean hasNext() {
        if (page.isEmpty() && !last) {
          var read = journal.read(id, next, PAGE);
          last = read.size() < PAGE;
          next += read.size();
          page.addAll(read);
        }
        return !page.isEmpty();
      }

      @Override
      public Journal.Reading next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.remove();
      }
    };
  }
}
