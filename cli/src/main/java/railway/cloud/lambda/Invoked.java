package railway.cloud.lambda;

import java.time.Duration;

/** How an invocation ended, as its event source sees it. */
public sealed interface Invoked {
  /** The handler returned; the answer is what it wrote, and may be empty. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Succeeded(byte[] answer) implements Invoked {}

  /** The handler threw, could not be loaded, or its process died. */
  record Failed(String errorType, String message) implements Invoked {}

  /** The handler was still running when its time was up. What it did until then stays done. */
  record TimedOut(Duration limit) implements Invoked {}

  /** No instance was free and no more may be made: nothing has run, try again later. */
  record Throttled() implements Invoked {}
}
