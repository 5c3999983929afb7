package railway.testing;

import java.util.SplittableRandom;
import railway.workflow.Event;
import railway.workflow.Reply;

/**
 * What the third party of a task says, as far as business is concerned: yes, no, or not now. For a
 * two-step task, a yes is what its confirmation brings, and a no is said to the preparation.
 */
@FunctionalInterface
public interface Says<E extends Event, N extends Event> {

  /** The answer to one request. What gets lost on the way is the adversary's business. */
  Reply<? extends N> to(E event, SplittableRandom dice);
}
