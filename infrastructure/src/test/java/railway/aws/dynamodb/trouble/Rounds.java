package railway.aws.dynamodb.trouble;

import java.util.stream.LongStream;

/** What a run of the tests of storage faults was told. */
final class Rounds {
  private static final String ROUNDS = "railway.storage.rounds";

  private Rounds() {}

  static long seed() {
    return Long.getLong("railway.seed", 1);
  }

  /** Whether somebody asked for a number of rounds. */
  static boolean areTold() {
    return Integer.getInteger(ROUNDS) != null;
  }

  /** As many seeds as there are rounds: the usual number, unless another one was asked for. */
  static LongStream seeds(int usual) {
    return LongStream.range(0, Integer.getInteger(ROUNDS, usual)).map(round -> seed() + round);
  }

  /** Plays a round, and says how to play it again if it fails. */
  static void play(long seed, Runnable round) {
    try {
      round.run();
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(
          "Seed %d: rerun with -Drailway.seed=%d -Drailway.storage.rounds=1".formatted(seed, seed),
          broken);
    }
  }
}
