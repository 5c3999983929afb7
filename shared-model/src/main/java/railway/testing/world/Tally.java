package railway.testing.world;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import railway.workflow.Category;

/** What was seen: faults by call and category, promises looked after, facts and events. */
@SuppressWarnings("EnumOrdinal") // tables in memory, for speed: no number is ever stored
public final class Tally {

  private static final int CALLS = Call.values().length;
  private static final int COLUMNS = Category.values().length + 1;

  private final long[] strikes = new long[Fault.values().length * CALLS * COLUMNS];
  private final long[] checks = new long[Promise.values().length];
  private final Map<String, Long> seen = new HashMap<>();

  void struck(Fault fault, Call call, @Nullable Category category) {
    strikes[cell(fault, call, category)]++;
  }

  void checked(Promise promise) {
    checks[promise.ordinal()]++;
  }

  /** Counts one of a kind: a fact, an event, a way to know. */
  void saw(String kind) {
    seen.merge(kind, 1L, Long::sum);
  }

  /** How often this fault was seen at this call, in a task of this category or in none. */
  public long strikes(Fault fault, Call call, Optional<Category> category) {
    return strikes[cell(fault, call, category.orElse(null))];
  }

  /** How often this fault was seen. */
  public long strikes(Fault fault) {
    long sum = 0;
    int width = CALLS * COLUMNS;
    for (int i = fault.ordinal() * width; i < (fault.ordinal() + 1) * width; i++) {
      sum += strikes[i];
    }
    return sum;
  }

  /** How often a promise was checked. */
  public long checks(Promise promise) {
    return checks[promise.ordinal()];
  }

  /** How often each kind of fact, event and knowledge was seen, by name. */
  public Map<String, Long> seen() {
    return Map.copyOf(seen);
  }

  /** Adds what another one has counted. */
  public void add(Tally other) {
    for (int i = 0; i < strikes.length; i++) {
      strikes[i] += other.strikes[i];
    }
    for (int i = 0; i < checks.length; i++) {
      checks[i] += other.checks[i];
    }
    other.seen.forEach((kind, times) -> seen.merge(kind, times, Long::sum));
  }

  private static int cell(Fault fault, Call call, @Nullable Category category) {
    int column = category == null ? COLUMNS - 1 : category.ordinal();
    return (fault.ordinal() * CALLS + call.ordinal()) * COLUMNS + column;
  }
}
