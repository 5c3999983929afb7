package railway.cloud.lambda;

import java.util.concurrent.CompletableFuture;

/** One invocation on its way through a sandbox. */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Task(
    String id, byte[] payload, CompletableFuture<Boolean> begun, CompletableFuture<Invoked> end) {
  static Task of(String id, byte[] payload) {
    return new Task(id, payload, new CompletableFuture<>(), new CompletableFuture<>());
  }

  /** The sandbox takes it, unless the sandbox counts as dead by now. */
  boolean begin() {
    return begun.complete(true);
  }

  /** The sandbox is dead: what has not begun never will. */
  void abandon(Invoked death) {
    begun.complete(false);
    end.complete(death);
  }
}
