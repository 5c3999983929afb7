package railway.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** The instances of one function. The one that was used last is used next, as in Lambda. */
final class InstancePool {
  private final Deployed function;
  private final Semaphore free;
  private final Deque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

  InstancePool(Deployed function) {
    this.function = function;
    this.free = new Semaphore(function.concurrency());
  }

  Deployed function() {
    return function;
  }

  /** False when as many invocations run as may. */
  boolean enter() {
    return free.tryAcquire();
  }

  void leave() {
    free.release();
  }

  RequestStreamHandler take() throws Exception {
    RequestStreamHandler instance = idle.pollFirst();
    return instance == null ? Handlers.make(function) : instance;
  }

  void giveBack(RequestStreamHandler instance) {
    idle.addFirst(instance);
  }

  void forgetIdle() {
    idle.clear();
  }
}
