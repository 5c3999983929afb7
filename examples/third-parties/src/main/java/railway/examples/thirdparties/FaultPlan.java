package railway.examples.thirdparties;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which fault is thrown on which occasion, drawn from a seed. The draw is a digest of the seed and
 * the occasion and nothing else, so that the order in which threads happen to run does not change
 * the plan.
 *
 * @param rates how probable each fault is, from 0 to 1; together at most 1
 */
public record FaultPlan<F extends Enum<F>>(long seed, Map<F, Double> rates) {

  public FaultPlan {
    rates = rates.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<F, Double>(rates));
    double sum = 0;
    for (Map.Entry<F, Double> rate : rates.entrySet()) {
      if (!(rate.getValue() >= 0 && rate.getValue() <= 1)) {
        throw new IllegalArgumentException(
            "the rate of " + rate.getKey() + " is " + rate.getValue() + ": give one from 0 to 1");
      }
      sum += rate.getValue();
    }
    if (sum > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "the rates add up to " + sum + ": give at most 1 together");
    }
  }

  /** A plan without faults. */
  public static <F extends Enum<F>> FaultPlan<F> calm() {
    return new FaultPlan<F>(0, Map.of());
  }

  /** Each fault of the kind with the same probability. */
  public static <F extends Enum<F>> FaultPlan<F> each(long seed, Class<F> kind, double rate) {
    Map<F, Double> rates = new EnumMap<>(kind);
    for (F fault : kind.getEnumConstants()) {
      rates.put(fault, rate);
    }
    return new FaultPlan<>(seed, rates);
  }

  /** The fault planned for the occasion, if any. */
  public Optional<F> at(Occasion occasion) {
    double draw = draw(occasion);
    double passed = 0;
    for (Map.Entry<F, Double> rate : rates.entrySet()) {
      passed += rate.getValue();
      if (draw < passed) {
        return Optional.of(rate.getKey());
      }
    }
    return Optional.empty();
  }

  /** A number from 0 inclusive to 1 exclusive. */
  private double draw(Occasion occasion) {
    String text =
        String.join(
            "\n",
            Long.toString(seed),
            occasion.service(),
            occasion.operation(),
            occasion.id(),
            Integer.toString(occasion.ordinal()));
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
