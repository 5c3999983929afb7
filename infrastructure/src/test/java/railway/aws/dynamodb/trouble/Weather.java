package railway.aws.dynamodb.trouble;

import java.util.stream.Stream;

/** A plan with a name. */
record Weather(String name, FaultPlan plan) {

  /**
   * All faults in turn, and a mixture. Whoever asks for a number of rounds gets as many of both,
   * and every fault alone.
   */
  static Stream<Weather> all() {
    Stream<StorageFault> alone =
        Rounds.areTold() ? Stream.of(StorageFault.values()) : Stream.<StorageFault>empty();
    return Stream.concat(
        Rounds.seeds(1).boxed().flatMap(Weather::mixed),
        alone.map(fault -> new Weather(fault.words(), FaultPlan.once(fault))));
  }

  private static Stream<Weather> mixed(long seed) {
    return Stream.of(
        new Weather("in turn " + seed, FaultPlan.inTurn(seed)),
        new Weather("mixture " + seed, FaultPlan.mixture(seed)));
  }

  @Override
  public String toString() {
    return name;
  }
}
