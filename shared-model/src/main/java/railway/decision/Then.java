package railway.decision;

import java.time.Instant;
import railway.workflow.Retry;

/** What the author's retry function said, as a fact: insist at an instant, or stop. */
public sealed interface Then {

  /** Try again, not before this instant. */
  record Again(Instant at) implements Then {}

  /** No further attempt. */
  record Stop() implements Then {}

  static Then of(Retry retry, Instant now) {
    return switch (retry) {
      case Retry.Insist insist -> new Again(now.plus(insist.after()));
      case Retry.Stop stop -> new Stop();
    };
  }
}
