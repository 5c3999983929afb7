package railway.decision;

import java.util.List;
import java.util.Optional;

/** The assumptions about one visit of a two-step task. Each can be broken on its own. */
final class TwoStepSetting {

  int processes = 3;

  /** In ticks. None at all by default: every process may be overtaken at once. */
  int lease = 0;

  Optional<Integer> deadline = Optional.of(1);

  /** The last tick that is looked at. */
  int horizon = 1;

  int mostAttempts = 3;

  /** What the retry function may say: to wait so long, or, if below zero, to stop. */
  List<Integer> waits = List.of(0, -1);

  /** Whether the election is closed before the elected step is cancelled. */
  boolean closes = true;

  /** Whether "cancelled" ends the visit at once, after whatever tail there is. */
  boolean endsOnCancelled = false;

  /** Whether the third party decides once and for all between confirm and cancel. */
  boolean serialises = true;

  /** Whether a transition may need an operator first, so that a definite answer is kept. */
  boolean pauses = false;

  /** Only the retry function ends it, and time stands still. */
  void neverExpires() {
    deadline = Optional.empty();
    horizon = 0;
  }
}
