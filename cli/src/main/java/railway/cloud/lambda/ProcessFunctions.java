package railway.cloud.lambda;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import railway.cloud.FaultPlan;
import railway.cloud.lambda.SandboxPool.After;
import railway.cloud.wire.CloudLog;

/**
 * Runs functions as Lambda does: each in processes of its own, which are started when they are
 * needed, handle one invocation at a time, are used again, and are killed when they run out of
 * time. A process that dies, for whatever reason, takes with it what it was doing at that instant.
 * No process outlives this one.
 *
 * <p>More invocations than this machine has room for wait, for they would be throttled only in an
 * account that is as small; a concurrency that the template reserves throttles as in Lambda.
 */
public final class ProcessFunctions implements FunctionHost {
  /** Of each function: as many as there are schedules of one function, or they would queue up. */
  private static final int MOST_SANDBOXES = 2;

  private final Map<String, SandboxPool> pools = new LinkedHashMap<>();
  private final FaultPlan faults;
  private final Supplier<String> requestIds;
  private final CloudLog log;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong begun = new AtomicLong();
  private volatile boolean closed;

  /**
   * Starts no process yet.
   *
   * @param image is left as it is when this is closed, for the next host
   */
  public ProcessFunctions(
      Collection<Sandboxed> functions,
      SandboxImage image,
      FaultPlan faults,
      InstantSource clock,
      Supplier<String> requestIds,
      CloudLog log) {
    this.faults = faults;
    this.requestIds = requestIds;
    this.log = log;
    functions.forEach(
        function ->
            pools.put(
                function.name(), new SandboxPool(function, MOST_SANDBOXES, image, clock, log)));
  }

  @Override
  public Invoked invoke(String logicalId, byte[] payload) {
    SandboxPool pool = pools.get(logicalId);
    if (pool == null) {
      throw new IllegalArgumentException(
          "There is no function " + logicalId + "; the template has " + pools.keySet());
    }
    return switch (faults.invocation(logicalId, BusinessKey.of(payload))) {
      case FaultPlan.Invocation.Straight() -> run(pool, payload, After.WARM);
      case FaultPlan.Invocation.Throttled() -> new Invoked.Throttled();
      case FaultPlan.Invocation.KilledBefore() -> died(logicalId);
      case FaultPlan.Invocation.KilledAfter() -> {
        run(pool, payload, After.KILLED);
        yield died(logicalId);
      }
    };
  }

  private static Invoked died(String function) {
    return new Invoked.Failed(
        "Runtime.ExitError", "The process of " + function + " died (fault plan)");
  }

  private Invoked run(SandboxPool pool, byte[] payload, After after) {
    if (!pool.enter()) {
      return new Invoked.Throttled();
    }
    begun.incrementAndGet();
    running.incrementAndGet();
    try {
      Invoked invoked = pool.run(requestIds.get(), payload, after);
      return closed && !(invoked instanceof Invoked.Succeeded)
          ? stopped(pool.name())
          : told(pool.name(), invoked);
    } catch (InterruptedException asked) {
      if (!closed) {
        Thread.currentThread().interrupt();
      }
      return stopped(pool.name());
    } finally {
      running.decrementAndGet();
      pool.leave();
    }
  }

  private Invoked told(String function, Invoked invoked) {
    if (invoked instanceof Invoked.Failed failed) {
      log.say(function, failed.errorType() + ": " + failed.message());
    }
    return invoked;
  }

  private static Invoked stopped(String function) {
    return new Invoked.Failed(
        "Runtime.Stopped", "The local cloud was stopped while " + function + " was running");
  }

  @Override
  public int running() {
    return running.get();
  }

  @Override
  public long begun() {
    return begun.get();
  }

  /** The process ids of the sandboxes of a function, idle ones included. */
  public List<Long> sandboxes(String logicalId) {
    return Optional.ofNullable(pools.get(logicalId)).map(SandboxPool::pids).orElseGet(List::of);
  }

  /** Kills all sandboxes, whatever they do, and waits until they are gone. */
  @Override
  public void close() {
    closed = true;
    pools.values().forEach(SandboxPool::close);
  }
}
