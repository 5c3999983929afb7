package railway.cloud;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which deliveries, requests and invocations the local cloud spoils.
 *
 * <p>Every answer is a hash of the seed, the port, the business key and the how-many-eth time that
 * key is asked about at that port. Thread timing therefore does not change what happens to an
 * order, and a seed that found a fault finds it again. Off by default: {@link #none()}.
 *
 * <p>Requests and invocations are tried again by whoever made them. Every third try of one key is
 * spared, so that a run shows how things recover rather than how they end in a dead-letter queue.
 */
public final class FaultPlan {
  private final long seed;
  private final Likelihood likelihood;
  private final Map<String, AtomicLong> asked = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> thrown = new ConcurrentHashMap<>();

  private FaultPlan(long seed, Likelihood likelihood) {
    this.seed = seed;
    this.likelihood = likelihood;
  }

  /** The plan under which nothing goes wrong. */
  public static FaultPlan none() {
    return new FaultPlan(0, Likelihood.never());
  }

  /** A plan that repeats itself exactly when it is given the same seed. */
  public static FaultPlan seeded(long seed, Likelihood likelihood) {
    return new FaultPlan(seed, likelihood);
  }

  /** Whether nothing ever goes wrong, so that no occasion need be looked at. */
  public boolean sparesEverything() {
    return likelihood.spares();
  }

  /** How often each kind of fault was planned for somebody who asked. */
  public Map<String, Long> thrown() {
    Map<String, Long> counts = new TreeMap<>();
    thrown.forEach((kind, times) -> counts.put(kind, times.get()));
    return counts;
  }

  private <T> T noted(String kind, T fault) {
    thrown.computeIfAbsent(kind, unused -> new AtomicLong()).incrementAndGet();
    return fault;
  }

  /**
   * What happens to one message on its way: a stream record, or an event for a target of the bus.
   */
  public Delivery delivery(String port, String businessKey) {
    if (likelihood.spares()) {
      return new Delivery.Straight();
    }
    Draw draw = draw("delivery/" + port, businessKey);
    double at = draw.fraction();
    if ((at -= likelihood.duplicate()) < 0) {
      return noted("duplicate", new Delivery.Duplicated());
    }
    if ((at -= likelihood.delay()) < 0) {
      return noted("delay", new Delivery.Delayed(draw.within(likelihood.longestDelay())));
    }
    return at < likelihood.reorder()
        ? noted("reorder", new Delivery.Overtaken())
        : new Delivery.Straight();
  }

  /** What happens to one request to a service, for example a put to a table. */
  public Request request(String port, String businessKey) {
    if (likelihood.spares()) {
      return new Request.Straight();
    }
    Draw draw = draw("request/" + port, businessKey);
    if (draw.isSpared()) {
      return new Request.Straight();
    }
    double at = draw.fraction();
    if ((at -= likelihood.throttle()) < 0) {
      return noted("throttle", new Request.Throttled());
    }
    return at < likelihood.lostReply()
        ? noted("lostReply", new Request.ReplyLost())
        : new Request.Straight();
  }

  /** What happens to one invocation of a function. */
  public Invocation invocation(String function, String businessKey) {
    if (likelihood.spares()) {
      return new Invocation.Straight();
    }
    Draw draw = draw("invocation/" + function, businessKey);
    if (draw.isSpared()) {
      return new Invocation.Straight();
    }
    double at = draw.fraction();
    if ((at -= likelihood.throttle()) < 0) {
      return noted("throttle", new Invocation.Throttled());
    }
    if ((at -= likelihood.killBefore()) < 0) {
      return noted("kill", new Invocation.KilledBefore());
    }
    return at < likelihood.killAfter()
        ? noted("kill", new Invocation.KilledAfter())
        : new Invocation.Straight();
  }

  private Draw draw(String port, String businessKey) {
    String place = port + '\u0000' + businessKey;
    long ordinal = asked.computeIfAbsent(place, unused -> new AtomicLong()).getAndIncrement();
    long hash = mix(seed);
    for (byte b : place.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ b);
    }
    return new Draw(mix(hash ^ ordinal), ordinal);
  }

  /** The finaliser of SplitMix64: each bit of the answer depends on each bit of the input. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private record Draw(long bits, long ordinal) {
    /** Every third try. */
    boolean isSpared() {
      return ordinal % 3 == 2;
    }

    double fraction() {
      return (bits >>> 11) * 0x1.0p-53;
    }

    Duration within(Duration longest) {
      return Duration.ofMillis(Long.remainderUnsigned(mix(bits), longest.toMillis() + 1));
    }
  }

  /** How one message travels. */
  public sealed interface Delivery {
    /** Once, and at once. */
    record Straight() implements Delivery {}

    /** Twice. */
    record Duplicated() implements Delivery {}

    /** Once, but later by so much. */
    record Delayed(Duration by) implements Delivery {}

    /** Once, but after a message that was sent later, if there is one. */
    record Overtaken() implements Delivery {}
  }

  /** How one request to a service ends. */
  public sealed interface Request {
    /** Carried out and answered. */
    record Straight() implements Request {}

    /** Refused without effect: try again later. */
    record Throttled() implements Request {}

    /** Carried out, but the caller never hears of it. */
    record ReplyLost() implements Request {}
  }

  /** How one invocation of a function ends. */
  public sealed interface Invocation {
    /** As the handler decides. */
    record Straight() implements Invocation {}

    /** Refused before it began: no instance is free. */
    record Throttled() implements Invocation {}

    /** The process died before the handler began. */
    record KilledBefore() implements Invocation {}

    /** The process died after the handler returned and before anybody heard of it. */
    record KilledAfter() implements Invocation {}
  }

  /** The share, from 0 to 1, of each fault among the occasions at which it can happen. */
  public record Likelihood(
      double duplicate,
      double delay,
      Duration longestDelay,
      double reorder,
      double throttle,
      double lostReply,
      double killBefore,
      double killAfter) {

    public Likelihood {
      for (double share :
          new double[] {duplicate, delay, reorder, throttle, lostReply, killBefore, killAfter}) {
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException(
              "A likelihood lies between 0 and 1, but one of them is " + share);
        }
      }
      if (duplicate + delay + reorder > 1
          || throttle + lostReply > 1
          || throttle + killBefore + killAfter > 1) {
        throw new IllegalArgumentException(
            "The likelihoods of faults that exclude each other add up to more than 1: "
                + duplicate
                + ", "
                + delay
                + ", "
                + reorder
                + ", "
                + throttle
                + ", "
                + lostReply
                + ", "
                + killBefore
                + ", "
                + killAfter);
      }
      if (longestDelay.isNegative()) {
        throw new IllegalArgumentException("The longest delay is negative: " + longestDelay);
      }
    }

    /** Nothing ever goes wrong. */
    public static Likelihood never() {
      return new Likelihood(0, 0, Duration.ZERO, 0, 0, 0, 0, 0);
    }

    /** A bad day: every fault is common, yet an order still comes to its end in seconds. */
    public static Likelihood badDay() {
      return new Likelihood(0.10, 0.10, Duration.ofMillis(300), 0.10, 0.03, 0.05, 0.03, 0.03);
    }

    boolean spares() {
      return duplicate + delay + reorder + throttle + lostReply + killBefore + killAfter == 0;
    }
  }
}
