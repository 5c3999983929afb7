package railway.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.WorkflowId;

/** Which orders were placed, and the newest entry of each, as the stream shows them. */
final class OrdersUnderWay implements Consumer<Entry> {
  private final Map<WorkflowId, Instant> placed = new HashMap<>();
  private final Map<WorkflowId, Entry> newest = new HashMap<>();
  private long facts;

  synchronized void placed(WorkflowId order, Instant at) {
    placed.put(order, at);
  }

  @Override
  public synchronized void accept(Entry entry) {
    newest.put(entry.id(), entry);
    facts += entry.facts().size();
  }

  synchronized int ended() {
    return (int)
        newest.values().stream()
            .filter(entry -> entry.standing().status() == Standing.Status.ENDED)
            .count();
  }

  synchronized int underWay() {
    return placed.size() - ended();
  }

  synchronized long facts() {
    return facts;
  }

  /** The newest entry of an order, if it was seen to begin. */
  synchronized Optional<Entry> newest(WorkflowId order) {
    return Optional.ofNullable(newest.get(order));
  }

  /** Orders placed before this instant that have not ended. */
  synchronized List<WorkflowId> notEnded(Instant placedBefore) {
    return placed.entrySet().stream()
        .filter(order -> order.getValue().isBefore(placedBefore))
        .map(Map.Entry::getKey)
        .filter(
            order ->
                newest(order)
                    .filter(entry -> entry.standing().status() == Standing.Status.ENDED)
                    .isEmpty())
        .toList();
  }

  /** Whether left-over steps are to be swept until then. */
  synchronized boolean sweepsAheadUntil(Instant end) {
    return newest.values().stream()
        .flatMap(entry -> entry.standing().sweeps().stream())
        .anyMatch(sweep -> sweep.notBefore().isBefore(end));
  }
}
