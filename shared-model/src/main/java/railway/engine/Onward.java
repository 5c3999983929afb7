package railway.engine;

import java.util.Optional;
import railway.store.Entry.Hop;
import railway.store.Standing;

/**
 * How a workflow goes on after a transition.
 *
 * @param begins the first attempt of the next task, if it is written with the transition
 */
record Onward(Hop hop, Optional<Move.Make> begins) {

  /** The writer's own next move, once the transition is written. */
  Move move(Standing standing) {
    if (begins.isPresent()) {
      return begins.get();
    }
    if (hop == Hop.NONE || standing.status() == Standing.Status.ENDED) {
      return new Move.GoOn();
    }
    return new Move.Leave(new Followed.Rests(standing.due(), true));
  }
}
