package railway.store;

import java.util.Optional;

/** What came of the only write that changes a workflow. */
public sealed interface Append {

  /** The entry is durable, and it is ours. */
  record Appended() implements Append {}

  /**
   * Somebody else's entry has this number: nothing was written. Read the tail again and judge anew.
   *
   * @param winner that entry, where the store could show and read it
   */
  record Taken(Optional<Entry> winner) implements Append {}

  /**
   * The entry is larger than the store takes: nothing was written, and trying again cannot help.
   */
  record TooLarge(long bytes, long limit) implements Append {}
}
