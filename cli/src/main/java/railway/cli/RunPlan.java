package railway.cli;

import java.time.Duration;

/**
 * What a demonstration is asked to do.
 *
 * @param patience how long an order may take until it counts as lost
 * @param thorough whether sweeps of left-over steps are waited for, which take minutes
 */
record RunPlan(boolean faults, long seed, int orders, Duration patience, boolean thorough) {
  /** More orders than this are not told fact by fact. */
  private static final int TOLD = 5;

  boolean isTold() {
    return orders <= TOLD;
  }

  /** The command that does the same again. */
  String command() {
    return "./railway demo%s --seed %d --orders %d%s"
        .formatted(faults ? " --faults" : "", seed, orders, thorough ? " --thorough" : "");
  }
}
