package railway.cli;

import java.time.Duration;

/**
 * What a demonstration is asked to do.
 *
 * @param processes whether the functions run in processes of their own
 * @param atOnce how many orders are under way at most
 * @param thinking how long people think before an answer, and wait before looking again
 * @param patience how long an order may take until it counts as lost
 * @param thorough whether sweeps of left-over steps are waited for, which take minutes
 */
record RunPlan(
    boolean faults,
    boolean processes,
    long seed,
    int orders,
    int atOnce,
    Duration thinking,
    Duration patience,
    boolean thorough) {
  /** More orders than this are not told fact by fact. */
  private static final int TOLD = 5;

  boolean isTold() {
    return isTold(orders);
  }

  static boolean isTold(int orders) {
    return orders <= TOLD;
  }

  /** The command that does the same again. */
  String command() {
    return "./railway demo%s%s --seed %d --orders %d%s"
        .formatted(
            faults ? " --faults" : "",
            processes ? " --processes" : "",
            seed,
            orders,
            thorough ? " --thorough" : "");
  }
}
