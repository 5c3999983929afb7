package railway.cloud.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.wire.Scheduler;

/**
 * One of the batches that a trigger processes at the same time. The records of a partition key
 * always take the same lane, and a lane takes a batch only when the one before is processed or
 * given up: this keeps the order of a key, and a bad record stops only its lane.
 */
final class Lane {
  private enum State {
    IDLE,
    GATHERING,
    WORKING
  }

  private final TriggerContext context;
  private final Deque<StreamRecord> waiting = new ArrayDeque<>();
  private final Deque<Chunk> unfinished = new ArrayDeque<>();
  private State state = State.IDLE;
  private Scheduler.Pending windowEnd = () -> {};
  private int throttles;

  Lane(TriggerContext context) {
    this.context = context;
  }

  synchronized void offer(StreamRecord record) {
    waiting.add(record);
    if (state == State.IDLE) {
      gather();
    } else if (state == State.GATHERING && waiting.size() == context.trigger().batchSize()) {
      work();
    }
  }

  synchronized boolean isIdle() {
    return state == State.IDLE;
  }

  private void gather() {
    Duration window = context.trigger().window();
    if (window.isZero() || waiting.size() >= context.trigger().batchSize()) {
      work();
    } else {
      state = State.GATHERING;
      windowEnd = context.scheduler().after(window, this::windowIsOver);
    }
  }

  private synchronized void windowIsOver() {
    if (state == State.GATHERING) {
      work();
    }
  }

  private void work() {
    windowEnd.cancel();
    state = State.WORKING;
    context.scheduler().after(Duration.ZERO, this::processNext);
  }

  /** Runs outside of the lock: records may arrive while the function runs. */
  private void processNext() {
    nextChunk().ifPresent(this::process);
  }

  private synchronized Optional<Chunk> nextChunk() {
    Chunk left = unfinished.poll();
    if (left != null) {
      return Optional.of(left);
    }
    List<StreamRecord> batch = new ArrayList<>();
    while (batch.size() < context.trigger().batchSize() && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    if (batch.isEmpty()) {
      state = State.IDLE;
      return Optional.empty();
    }
    return Optional.of(new Chunk(batch, 0));
  }

  private void process(Chunk chunk) {
    Optional<Chunk> fresh = dropTooOld(chunk);
    if (fresh.isEmpty()) {
      continueAfter(Duration.ZERO);
      return;
    }
    Chunk records = fresh.get();
    Invoked invoked = context.invoke(records);
    Next next = Next.after(invoked, records, context.trigger(), throttles);
    throttles = invoked instanceof Invoked.Throttled ? throttles + 1 : 0;
    switch (next) {
      case Next.Done done -> continueAfter(Duration.ZERO);
      case Next.GiveUp giveUp -> {
        context.giveUp(giveUp.chunk(), GivenUp.Condition.RetryAttemptsExhausted);
        continueAfter(Duration.ZERO);
      }
      case Next.Again again -> {
        putBack(again.chunks());
        context.scheduler().after(again.pause(), this::processNext);
      }
    }
  }

  private synchronized void putBack(List<Chunk> chunks) {
    chunks.reversed().forEach(unfinished::addFirst);
  }

  private synchronized void continueAfter(Duration pause) {
    if (unfinished.isEmpty() && waiting.isEmpty()) {
      state = State.IDLE;
    } else if (unfinished.isEmpty()) {
      gather();
    } else {
      context.scheduler().after(pause, this::processNext);
    }
  }

  /** Records arrive in order, so that those which are too old come first. */
  private Optional<Chunk> dropTooOld(Chunk chunk) {
    StreamTrigger trigger = context.trigger();
    if (trigger.maximumRecordAge().isEmpty()) {
      return Optional.of(chunk);
    }
    Instant oldest = context.clock().instant().minus(trigger.maximumRecordAge().get());
    int tooOld = 0;
    while (tooOld < chunk.records().size()
        && chunk.records().get(tooOld).arrived().isBefore(oldest)) {
      tooOld++;
    }
    if (tooOld > 0) {
      context.giveUp(chunk.until(tooOld), GivenUp.Condition.RecordAgeExceeded);
    }
    return tooOld == chunk.records().size() ? Optional.empty() : Optional.of(chunk.from(tooOld));
  }
}
