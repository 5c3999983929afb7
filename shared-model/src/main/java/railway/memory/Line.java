package railway.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.store.Entry;
import railway.store.Tail;

/** The entries of one workflow, in order; its lock is what a conditional write is on DynamoDB. */
final class Line {
  private final List<Entry> entries = new ArrayList<>();

  /** Adds the entry, or gives the one that has its number already. */
  synchronized Optional<Entry> add(Entry entry) {
    if (entry.seq() < entries.size()) {
      return Optional.of(entries.get(Math.toIntExact(entry.seq())));
    }
    if (entry.seq() > entries.size()) {
      throw new IllegalArgumentException(
          "Entry %d of %s would leave a gap after %d: append after the tail that was read"
              .formatted(entry.seq(), entry.id(), entries.size() - 1));
    }
    entries.add(entry);
    return Optional.empty();
  }

  synchronized Tail tail() {
    int first = entries.size() - 1;
    while (first > 0 && entries.get(first).arrival().isEmpty()) {
      first--;
    }
    return first < 0 ? new Tail.Missing() : new Tail.Facts(entries.subList(first, entries.size()));
  }

  synchronized List<Entry> from(long number, int limit) {
    long first = Math.clamp(number, 0, entries.size());
    long end = Math.min(first + limit, entries.size());
    return List.copyOf(entries.subList((int) first, (int) end));
  }
}
