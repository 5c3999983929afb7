package railway.cloud.stream;

import java.time.Duration;
import java.util.List;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.EventSource.StreamTrigger;

/**
 * What a lane does with a chunk after an invocation: Lambda's rules for streams as a pure function.
 */
sealed interface Next {
  Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  int MOST_DOUBLINGS = 7;

  /** The chunk is processed. */
  record Done() implements Next {}

  /** These chunks, in this order, after a pause. */
  record Again(List<Chunk> chunks, Duration pause) implements Next {
    public Again {
      chunks = List.copyOf(chunks);
    }
  }

  /** Retries are used up: the chunk goes to the on-failure destination. */
  record GiveUp(Chunk chunk) implements Next {}

  /**
   * Judges one invocation.
   *
   * @param throttles how often in a row this chunk was throttled, this time not counted
   */
  static Next after(Invoked invoked, Chunk chunk, StreamTrigger trigger, int throttles) {
    return switch (invoked) {
      case Invoked.Succeeded succeeded -> afterSuccess(succeeded, chunk, trigger);
      case Invoked.Failed failed -> afterError(chunk, trigger);
      case Invoked.TimedOut timedOut -> afterError(chunk, trigger);
      case Invoked.Throttled throttled -> new Again(List.of(chunk), pause(throttles));
    };
  }

  private static Next afterSuccess(
      Invoked.Succeeded succeeded, Chunk chunk, StreamTrigger trigger) {
    if (!trigger.reportsBatchItemFailures()) {
      return new Done();
    }
    return switch (BatchAnswer.read(succeeded.answer(), chunk)) {
      case BatchAnswer.AllProcessed all -> new Done();
      case BatchAnswer.FailedFrom failed -> afterPartialFailure(failed.index(), chunk, trigger);
      case BatchAnswer.Unreadable unreadable -> afterError(chunk, trigger);
    };
  }

  /**
   * The checkpoint moves to the lowest failed record; what is behind it is a new batch with all its
   * retries.
   */
  private static Next afterPartialFailure(int index, Chunk chunk, StreamTrigger trigger) {
    return index > 0
        ? new Again(List.of(new Chunk(chunk.from(index).records(), 0)), SHORTEST_PAUSE)
        : retry(chunk, trigger);
  }

  /**
   * A split does not count as a retry, so that one bad record is found before retries are used up.
   */
  private static Next afterError(Chunk chunk, StreamTrigger trigger) {
    int size = chunk.records().size();
    return trigger.bisectsOnError() && size > 1
        ? new Again(List.of(chunk.until(size / 2), chunk.from(size / 2)), SHORTEST_PAUSE)
        : retry(chunk, trigger);
  }

  private static Next retry(Chunk chunk, StreamTrigger trigger) {
    return trigger.maximumRetries().isPresent()
            && chunk.failures() >= trigger.maximumRetries().getAsInt()
        ? new GiveUp(chunk.failedOnceMore())
        : new Again(List.of(chunk.failedOnceMore()), pause(chunk.failures()));
  }

  /** 10 ms, doubled each time up to 1.28 s. */
  private static Duration pause(int before) {
    return SHORTEST_PAUSE.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
  }
}
