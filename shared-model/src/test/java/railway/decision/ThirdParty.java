package railway.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.workflow.Finding;

/**
 * A third party with one request, and the network before it.
 *
 * @param underway requests that may still have an effect, or whose effect does not show yet
 * @param effects ever made
 * @param shown whether a query shows an effect
 * @param noShown whether a query shows a no
 * @param memory what the key was answered, where keys are taken
 */
record ThirdParty(
    List<Request> underway, int effects, boolean shown, boolean noShown, Optional<Memory> memory) {

  static final ThirdParty FRESH = new ThirdParty(List.of(), 0, false, false, Optional.empty());

  /**
   * @param hidden whether its effect was made and does not show yet
   */
  record Request(int attempt, int sent, boolean hidden) {}

  /** A key and its answer. */
  record Memory(Said answer, int since) {}

  ThirdParty {
    underway = List.copyOf(underway);
  }

  ThirdParty takes(Request request) {
    List<Request> more = new ArrayList<>(underway);
    more.add(request);
    return new ThirdParty(more, effects, shown, noShown, memory);
  }

  ThirdParty without(Request request) {
    List<Request> less = new ArrayList<>(underway);
    less.remove(request);
    return new ThirdParty(less, effects, shown, noShown, memory);
  }

  ThirdParty effect() {
    return new ThirdParty(underway, effects + 1, shown, noShown, memory);
  }

  ThirdParty show() {
    return new ThirdParty(underway, effects, true, noShown, memory);
  }

  ThirdParty showNo() {
    return new ThirdParty(underway, effects, shown, true, memory);
  }

  ThirdParty remembers(Optional<Memory> now) {
    return new ThirdParty(underway, effects, shown, noShown, now);
  }

  /** What a query is told. */
  Finding<Said> found() {
    if (shown) {
      return Finding.found(Said.YES);
    }
    return noShown ? Finding.foundRejected(Said.NO) : Finding.absent();
  }
}
