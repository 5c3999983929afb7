package railway.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.WorkflowId;

/** The readable entries of a journal from a number on, read a page at a time. */
final class Pages implements Iterable<Entry> {

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
  public Iterator<Entry> iterator() {
    return new Iterator<>() {
      private final Deque<Entry> page = new ArrayDeque<>();
      private long next = from;
      private boolean last;

      @Override
      public boolean hasNext() {
        while (page.isEmpty() && !last) {
          var read = journal.read(id, next, PAGE);
          last = read.size() < PAGE;
          next += read.size();
          for (Journal.Reading reading : read) {
            switch (reading) {
              case Journal.Reading.Legible readable -> page.add(readable.entry());
              case Journal.Reading.Unreadable unreadable -> {}
            }
          }
        }
        return !page.isEmpty();
      }

      @Override
      public Entry next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.remove();
      }
    };
  }
}
