package railway.aws.dynamodb.trouble;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Says which transmission meets which fault. The same transmission always meets the same one. */
interface FaultPlan {

  Optional<StorageFault> at(Transmission transmission);

  /**
   * One request on the wire.
   *
   * @param subject what the call is about, such as an entry and its writer
   * @param occurrence how often there has been such a call about it, from 0
   * @param number of the transmission within the call, from 0
   */
  record Transmission(StoreCall call, String subject, int occurrence, int number) {}

  static FaultPlan none() {
    return transmission -> Optional.empty();
  }

  /** Each call meets the fault once; its next transmission goes through. */
  static FaultPlan once(StorageFault fault) {
    return transmission ->
        transmission.number() == 0 ? Optional.of(fault) : Optional.<StorageFault>empty();
  }

  /** Nothing goes through. */
  static FaultPlan always(StorageFault fault) {
    return transmission -> Optional.of(fault);
  }

  /** Each call meets some fault once; its next transmission goes through. */
  static FaultPlan inTurn(long seed) {
    return transmission ->
        transmission.number() == 0
            ? Optional.of(some(transmission, dice(seed, transmission)))
            : Optional.<StorageFault>empty();
  }

  /** Two, three or four transmissions of five meet some fault; the seed says how many. */
  static FaultPlan mixture(long seed) {
    return transmission -> {
      SplittableRandom dice = dice(seed, transmission);
      return dice.nextInt(5) < 2 + Math.floorMod(seed, 3)
          ? Optional.of(some(transmission, dice))
          : Optional.<StorageFault>empty();
    };
  }

  private static StorageFault some(Transmission transmission, SplittableRandom dice) {
    List<StorageFault> possible =
        Stream.of(StorageFault.values())
            .filter(fault -> fault.canMeet(transmission.call()))
            .toList();
    return possible.get(dice.nextInt(possible.size()));
  }

  private static SplittableRandom dice(long seed, Transmission transmission) {
    String what = transmission.call().words() + " " + transmission.subject();
    long place =
        (what.hashCode() * 1009L + transmission.occurrence()) * 1009L + transmission.number();
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L ^ place);
  }
}
