package railway.examples.thirdparties;

import java.time.Duration;

/**
 * What is to be done later. Late effects, late answers and repeated webhooks all wait here and
 * never in the thread of a request, so that a test can turn the pages by hand.
 */
interface Agenda {
  /**
   * Does the action once the delay has passed, in a thread of its own. What is still on the agenda
   * when it is closed is never done.
   */
  void in(Duration delay, Runnable action);
}
