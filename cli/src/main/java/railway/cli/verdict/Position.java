package railway.cli.verdict;

import java.time.Instant;
import railway.cli.console.Text;
import railway.store.Entry;
import railway.store.Standing;

/** Where a workflow stands, in a sentence. */
public final class Position {
  private Position() {}

  public static String of(Entry newest) {
    Standing standing = newest.standing();
    return "after entry %d of %s it is %s at %s, attempts %d, unresolved %d, due %s"
        .formatted(
            newest.seq(),
            newest.at(),
            standing.status(),
            Text.spoken(standing.task()),
            standing.attempts(),
            standing.unresolved(),
            standing.due().map(Instant::toString).orElse("never"));
  }
}
