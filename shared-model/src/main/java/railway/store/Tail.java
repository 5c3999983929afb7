package railway.store;

import java.util.List;

/** The newest part of a journal. */
public sealed interface Tail {

  /** The entries from the last transition on, oldest first; the first one holds the arrival. */
  record Facts(List<Entry> entries) implements Tail {
    public Facts {
      entries = List.copyOf(entries);
    }

    public Entry newest() {
      return entries.getLast();
    }
  }

  /** There is no such workflow. */
  record Missing() implements Tail {}

  /** An entry cannot be read with today's definition. */
  record Unreadable(UnreadableEntry entry) implements Tail {}
}
