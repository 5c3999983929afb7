package railway.cloud.lambda;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import railway.cloud.wire.CloudLog;

/**
 * The sandboxes of one function. The one that was used last is used next, as in Lambda; one that
 * died while it was idle is replaced unseen.
 */
final class SandboxPool implements AutoCloseable {
  private final Sandboxed function;
  private final SandboxImage image;
  private final InstantSource clock;
  private final CloudLog log;
  private final Semaphore reserved;
  private final Semaphore room;
  private final Deque<Sandbox> idle = new ArrayDeque<>();
  private final Set<Sandbox> all = new HashSet<>();
  private boolean closed;

  /**
   * A pool without sandboxes.
   *
   * @param most sandboxes at once, for the sake of this machine
   */
  SandboxPool(Sandboxed function, int most, SandboxImage image, InstantSource clock, CloudLog log) {
    this.function = function;
    this.image = image;
    this.clock = clock;
    this.log = log;
    this.reserved = new Semaphore(function.spec().reservedConcurrency().orElse(Integer.MAX_VALUE));
    this.room = new Semaphore(most, true);
  }

  String name() {
    return function.name();
  }

  /** False when as many invocations run as the template allows. */
  boolean enter() {
    return reserved.tryAcquire();
  }

  void leave() {
    reserved.release();
  }

  /**
   * Runs an invocation in a sandbox; waits while the machine has no room for one more.
   *
   * @param after what becomes of the sandbox
   */
  Invoked run(String id, byte[] payload, After after) throws InterruptedException {
    room.acquire();
    try {
      return handled(id, payload, after);
    } finally {
      room.release();
    }
  }

  /** What becomes of a sandbox that has handled an invocation. */
  enum After {
    WARM,
    KILLED
  }

  /** A sandbox that dies before it begins costs nothing but time; the second new one decides. */
  private Invoked handled(String id, byte[] payload, After after) throws InterruptedException {
    Optional<Sandbox> warm = warm();
    boolean again = false;
    while (true) {
      boolean fresh = warm.isEmpty();
      switch (given(fresh ? started() : warm.get(), Task.of(id, payload), after)) {
        case Handled.Ended ended -> {
          return ended.how();
        }
        case Handled.NeverBegun never -> {
          if (fresh && again) {
            return never.why();
          }
          again |= fresh;
          warm = warm();
        }
      }
    }
  }

  private Handled given(Sandbox sandbox, Task task, After after) throws InterruptedException {
    boolean usable = false;
    try {
      Handled handled = sandbox.handle(task);
      usable = handled instanceof Handled.Ended && after == After.WARM;
      return handled;
    } finally {
      settle(sandbox, usable);
    }
  }

  private void settle(Sandbox sandbox, boolean usable) {
    synchronized (this) {
      all.removeIf(each -> !each.isAlive());
      if (usable && !closed && sandbox.isToRetire()) {
        sandbox.retire();
        return;
      }
      if (usable && !closed && sandbox.isAlive()) {
        idle.addFirst(sandbox);
        return;
      }
      all.remove(sandbox);
    }
    sandbox.close();
  }

  private synchronized Optional<Sandbox> warm() {
    for (Sandbox next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      if (next.isAlive()) {
        return Optional.of(next);
      }
      all.remove(next);
    }
    return Optional.empty();
  }

  private synchronized Sandbox started() throws InterruptedException {
    if (closed) {
      throw new InterruptedException("The host of functions has stopped");
    }
    Sandbox sandbox = Sandbox.start(function, image, clock, log);
    all.add(sandbox);
    return sandbox;
  }

  /** The process ids of the sandboxes, idle ones included. */
  synchronized List<Long> pids() {
    return all.stream().map(Sandbox::pid).sorted().toList();
  }

  /** Kills all sandboxes, whatever they do. */
  @Override
  public void close() {
    List<Sandbox> doomed;
    synchronized (this) {
      closed = true;
      idle.clear();
      doomed = List.copyOf(all);
      all.clear();
    }
    doomed.forEach(Sandbox::kill);
    doomed.forEach(Sandbox::close);
  }
}
