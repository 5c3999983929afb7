package railway.cli;

import java.time.Duration;

/**
 * What a demonstration is asked to do.
 *
 * @param patience how long an order may take until it counts as lost
 */
record RunPlan(boolean faults, long seed, int orders, Duration patience) {
  /** More orders than this are not told fact by fact. */
  private static final int TOLD = 5;

  boolean isTold() {
    return orders <= TOLD;
  }

  /** The command that does the same again. */
  String command() {
    return "./railway demo%s --seed %d --orders %d"
        .formatted(faults ? " --faults" : "", seed, orders);
  }
}
