package railway.cloud.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import railway.cloud.FaultPlan;
import railway.cloud.wire.Scheduler;

/**
 * The way of records to one lane, on which the fault plan doubles them, holds them up and lets them
 * be overtaken.
 */
final class UnreliablePath {
  /** How long a record waits to be overtaken when no other comes. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final String place;
  private final FaultPlan faults;
  private final Scheduler scheduler;
  private final Consumer<StreamRecord> end;
  private final AtomicInteger delayed = new AtomicInteger();
  private Optional<StreamRecord> overtaken = Optional.empty();

  UnreliablePath(String place, FaultPlan faults, Scheduler scheduler, Consumer<StreamRecord> end) {
    this.place = place;
    this.faults = faults;
    this.scheduler = scheduler;
    this.end = end;
  }

  synchronized void carry(StreamRecord record) {
    switch (faults.delivery(place, record.key())) {
      case FaultPlan.Delivery.Straight straight -> pass(record);
      case FaultPlan.Delivery.Duplicated duplicated -> {
        pass(record);
        end.accept(record);
      }
      case FaultPlan.Delivery.Delayed late -> {
        delayed.incrementAndGet();
        scheduler.after(
            late.by(),
            () -> {
              end.accept(record);
              delayed.decrementAndGet();
            });
      }
      case FaultPlan.Delivery.Overtaken slow -> {
        letGo();
        overtaken = Optional.of(record);
        scheduler.after(PATIENCE, () -> letGo(record));
      }
    }
  }

  synchronized boolean isEmpty() {
    return overtaken.isEmpty() && delayed.get() == 0;
  }

  private void pass(StreamRecord record) {
    end.accept(record);
    letGo();
  }

  private synchronized void letGo(StreamRecord record) {
    if (overtaken
        .filter(held -> held.sequenceNumber().equals(record.sequenceNumber()))
        .isPresent()) {
      letGo();
    }
  }

  private void letGo() {
    Optional<StreamRecord> held = overtaken;
    overtaken = Optional.empty();
    held.ifPresent(end);
  }
}
