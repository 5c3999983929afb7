package railway.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import railway.cli.verdict.LatePayments;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.WorkflowId;

/**
 * Which workflows were begun or must begin, and the newest entry of each, as the stream shows them:
 * an order from when it is placed, a refund from when its payment is heard of too late.
 */
final class WorkflowsUnderWay implements Consumer<Entry> {
  private final InstantSource clock;
  private final Map<WorkflowId, Instant> begun = new HashMap<>();
  private final Map<WorkflowId, Entry> newest = new HashMap<>();
  private long facts;

  WorkflowsUnderWay(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void placed(WorkflowId order) {
    begun.put(order, clock.instant());
  }

  @Override
  public synchronized void accept(Entry entry) {
    Instant now = clock.instant();
    begun.putIfAbsent(entry.id(), now);
    LatePayments.in(List.of(entry)).forEach(refund -> begun.putIfAbsent(refund, now));
    newest.put(entry.id(), entry);
    facts += entry.facts().size();
  }

  /** All workflows whose entries were seen. */
  synchronized Set<WorkflowId> seen() {
    return Set.copyOf(newest.keySet());
  }

  synchronized int ended() {
    return (int) newest.values().stream().filter(WorkflowsUnderWay::isEnding).count();
  }

  synchronized int underWay() {
    return begun.size() - ended();
  }

  synchronized long facts() {
    return facts;
  }

  /** The newest entry of a workflow, if it was seen to begin. */
  synchronized Optional<Entry> newest(WorkflowId workflow) {
    return Optional.ofNullable(newest.get(workflow));
  }

  /** Workflows that were to begin before this instant and have not ended. */
  synchronized List<WorkflowId> notEnded(Instant before) {
    return begun.entrySet().stream()
        .filter(workflow -> workflow.getValue().isBefore(before))
        .map(Map.Entry::getKey)
        .filter(workflow -> newest(workflow).filter(WorkflowsUnderWay::isEnding).isEmpty())
        .toList();
  }

  /** Whether left-over steps are to be swept until then. */
  synchronized boolean sweepsAheadUntil(Instant end) {
    return newest.values().stream()
        .flatMap(entry -> entry.standing().sweeps().stream())
        .anyMatch(sweep -> sweep.notBefore().isBefore(end));
  }

  private static boolean isEnding(Entry entry) {
    return entry.standing().status() == Standing.Status.ENDED;
  }
}
