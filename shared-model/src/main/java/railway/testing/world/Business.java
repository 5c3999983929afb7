package railway.testing.world;

import java.util.SplittableRandom;
import railway.workflow.Event;
import railway.workflow.Reply;

/** What a third party says to a request, as far as business is concerned. */
@FunctionalInterface
public interface Business {

  /** Yes, no, or not now; what gets lost on the way is not its business. */
  Reply<? extends Event> says(Event event, SplittableRandom dice);
}
