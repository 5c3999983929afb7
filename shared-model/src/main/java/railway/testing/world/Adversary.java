package railway.testing.world;

import static railway.testing.world.Call.Place.DELIVERY;
import static railway.testing.world.Call.Place.PROCESS;
import static railway.testing.world.Call.Place.STORE;
import static railway.testing.world.Call.Place.THIRD_PARTY;
import static railway.testing.world.Fault.CRASH_AFTER;
import static railway.testing.world.Fault.CRASH_BEFORE;
import static railway.testing.world.Fault.DELAYED;
import static railway.testing.world.Fault.DROPPED;
import static railway.testing.world.Fault.DUPLICATED;
import static railway.testing.world.Fault.LATE;
import static railway.testing.world.Fault.LOST_REPLY;
import static railway.testing.world.Fault.LOST_REQUEST;
import static railway.testing.world.Fault.OVERRUN;
import static railway.testing.world.Fault.REORDERED;
import static railway.testing.world.Fault.STALLED;
import static railway.testing.world.Fault.THROTTLED;
import static railway.testing.world.Fault.ZOMBIE;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import railway.decision.Algorithm;
import railway.testing.world.Call.Place;

/**
 * How often the world goes wrong.
 *
 * @param odds for each place and fault: once in so many calls; never, if it is missing
 * @param skew by how much the clocks of two processes differ at most
 */
public record Adversary(Map<Place, Map<Fault, Integer>> odds, Duration skew) {

  /** Nothing ever goes wrong. */
  public static final Adversary QUIET = new Adversary(Map.of(), Duration.ZERO);

  /** Everything goes wrong now and then, as far as the guarantees allow for it. */
  public static final Adversary NASTY =
      QUIET
          .once(120, STORE, CRASH_BEFORE, CRASH_AFTER, STALLED)
          .once(150, STORE, THROTTLED, LOST_REQUEST, LOST_REPLY, LATE)
          .once(400, STORE, ZOMBIE)
          .once(60, THIRD_PARTY, CRASH_BEFORE, CRASH_AFTER, STALLED, OVERRUN, THROTTLED)
          .once(25, THIRD_PARTY, LOST_REQUEST, LOST_REPLY, LATE)
          .once(100, THIRD_PARTY, ZOMBIE)
          .once(200, PROCESS, CRASH_BEFORE, CRASH_AFTER, STALLED, ZOMBIE)
          .once(30, DELIVERY, DUPLICATED, DELAYED, REORDERED, DROPPED)
          .skewed(Duration.ofSeconds(4));

  /** An adversary with these odds. */
  public Adversary {
    Map<Place, Map<Fault, Integer>> copy = new EnumMap<>(Place.class);
    odds.forEach((place, faults) -> copy.put(place, Map.copyOf(faults)));
    odds = Map.copyOf(copy);
  }

  /** This adversary, who also does these once in {@code n} calls there; 0 is never. */
  public Adversary once(int n, Place place, Fault... faults) {
    Map<Place, Map<Fault, Integer>> more = new EnumMap<>(Place.class);
    more.putAll(odds);
    Map<Fault, Integer> there = new EnumMap<>(Fault.class);
    there.putAll(odds.getOrDefault(place, Map.of()));
    for (Fault fault : faults) {
      there.put(fault, n);
    }
    more.put(place, there);
    return new Adversary(more, skew);
  }

  /** This adversary, who also turns clocks. */
  public Adversary skewed(Duration most) {
    return new Adversary(odds, most);
  }

  /** Once in how many calls; 0 is never. */
  public int odds(Place place, Fault fault) {
    return odds.getOrDefault(place, Map.of()).getOrDefault(fault, 0);
  }

  /** Whether clocks stay within the margin, as leases need it. */
  public boolean keepsTheMargin() {
    return skew.compareTo(Algorithm.CLOCK_MARGIN) <= 0;
  }
}
