package railway.store;

import java.util.List;

/**
 * The facts of all workflows, append-only. Implementations throw {@link StoreTrouble} when the
 * store itself does not work; whether an append then happened is unknown, and finding out is the
 * next reader's business.
 */
public interface Journal {

  /**
   * Puts an entry if none has its number yet. Durable when it returns {@link Append.Appended}. An
   * entry that is already there with the same writer is our own, written by a request whose reply
   * was lost: {@link Append.Appended} as well.
   */
  Append append(Entry entry);

  /** The newest facts, strongly consistent. */
  Tail tail(WorkflowId id);

  /** Up to {@code limit} entries from number {@code from} on, oldest first, strongly consistent. */
  List<Reading> read(WorkflowId id, long from, int limit);

  /** One stored entry, as far as it can be read. */
  sealed interface Reading {
    record Legible(Entry entry) implements Reading {}

    record Unreadable(UnreadableEntry entry) implements Reading {}
  }
}
