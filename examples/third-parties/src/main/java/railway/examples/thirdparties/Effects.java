package railway.examples.thirdparties;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The effects that one third party has really made, counted by what they are and by the business
 * identifier they were made for. It is written in the same step as the effect, whatever the caller
 * was told, and is the truth that a run is judged by.
 */
public final class Effects {
  private final SortedMap<String, SortedMap<String, Integer>> made = new TreeMap<>();

  synchronized void add(String kind, String id) {
    made.computeIfAbsent(kind, k -> new TreeMap<>()).merge(id, 1, Integer::sum);
  }

  /** How often the effect was made for this identifier; 0 when it never was. */
  public synchronized int count(String kind, String id) {
    return of(kind).getOrDefault(id, 0);
  }

  /** The counts of one kind of effect by identifier; a copy. */
  public synchronized SortedMap<String, Integer> of(String kind) {
    return new TreeMap<>(made.getOrDefault(kind, Collections.emptySortedMap()));
  }

  /** Every kind, then every identifier, then how often; a copy. */
  public synchronized SortedMap<String, Map<String, Integer>> all() {
    SortedMap<String, Map<String, Integer>> copy = new TreeMap<>();
    made.forEach((kind, counts) -> copy.put(kind, new TreeMap<>(counts)));
    return copy;
  }
}
