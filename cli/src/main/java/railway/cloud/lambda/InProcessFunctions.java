package railway.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import railway.cloud.FaultPlan;
import railway.cloud.wire.CloudLog;

/**
 * Runs functions inside this process.
 *
 * <p>As in Lambda, an instance serves one invocation at a time, is used again, and is thrown away
 * after a time-out or a death of its process. Unlike there, a handler that runs out of time is
 * interrupted, not killed: one that ignores the interrupt goes on unseen, and its late writes must
 * be harmless anyway.
 */
public final class InProcessFunctions implements FunctionHost {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Map<String, InstancePool> pools = new LinkedHashMap<>();
  private final FaultPlan faults;
  private final InstantSource clock;
  private final Supplier<String> requestIds;
  private final CloudLog log;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicLong begun = new AtomicLong();
  // Platform threads: a handler may block while it holds a monitor, which would starve virtual
  // threads before JDK 24.
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("function-", 0).daemon().factory());

  public InProcessFunctions(
      Collection<Deployed> functions,
      FaultPlan faults,
      InstantSource clock,
      Supplier<String> requestIds,
      CloudLog log) {
    functions.forEach(function -> pools.put(function.name(), new InstancePool(function)));
    this.faults = faults;
    this.clock = clock;
    this.requestIds = requestIds;
    this.log = log;
  }

  @Override
  public Invoked invoke(String logicalId, byte[] payload) {
    InstancePool pool = pools.get(logicalId);
    if (pool == null) {
      throw new IllegalArgumentException(
          "There is no function " + logicalId + "; the template has " + pools.keySet());
    }
    return switch (faults.invocation(logicalId, BusinessKey.of(payload))) {
      case FaultPlan.Invocation.Straight() -> run(pool, payload);
      case FaultPlan.Invocation.Throttled() -> new Invoked.Throttled();
      case FaultPlan.Invocation.KilledBefore() -> died(logicalId);
      case FaultPlan.Invocation.KilledAfter() -> {
        run(pool, payload);
        pool.forgetIdle();
        yield died(logicalId);
      }
    };
  }

  @Override
  public int running() {
    return running.get();
  }

  @Override
  public long begun() {
    return begun.get();
  }

  private static Invoked died(String function) {
    return new Invoked.Failed(
        "Runtime.ExitError", "The process of " + function + " died (fault plan)");
  }

  private Invoked run(InstancePool pool, byte[] payload) {
    if (!pool.enter()) {
      return new Invoked.Throttled();
    }
    begun.incrementAndGet();
    running.incrementAndGet();
    try {
      AtomicBoolean abandoned = new AtomicBoolean();
      return await(
          pool.function(), threads.submit(() -> handle(pool, payload, abandoned)), abandoned);
    } catch (RejectedExecutionException closed) {
      return stopped(pool.function());
    } finally {
      running.decrementAndGet();
      pool.leave();
    }
  }

  private Invoked await(Deployed function, Future<byte[]> answer, AtomicBoolean abandoned) {
    try {
      return new Invoked.Succeeded(answer.get(function.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      abandoned.set(true);
      answer.cancel(true);
      log.say(
          function.name(),
          "Task timed out after " + function.timeout().toMillis() / 1000.0 + " seconds");
      return new Invoked.TimedOut(function.timeout());
    } catch (ExecutionException thrown) {
      if (threads.isShutdown()) {
        return stopped(function);
      }
      Throwable cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
      log.fault(function.name(), cause);
      return new Invoked.Failed(cause.getClass().getName(), String.valueOf(cause.getMessage()));
    } catch (InterruptedException asked) {
      abandoned.set(true);
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return stopped(function);
    }
  }

  private static Invoked stopped(Deployed function) {
    return new Invoked.Failed(
        "Runtime.Stopped", "The local cloud was stopped while " + function.name() + " was running");
  }

  /**
   * An instance that threw is used again, as in Lambda; one that was given up is not, even if it
   * comes to an end later.
   */
  private byte[] handle(InstancePool pool, byte[] payload, AtomicBoolean abandoned)
      throws Exception {
    Deployed function = pool.function();
    Thread.currentThread().setContextClassLoader(function.code());
    RequestStreamHandler instance = pool.take();
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      InvocationContext context =
          new InvocationContext(
              function, requestIds.get(), clock.instant().plus(function.timeout()), clock, log);
      instance.handleRequest(new ByteArrayInputStream(payload), answer, context);
      return answer.toByteArray();
    } finally {
      if (!abandoned.get()) {
        pool.giveBack(instance);
      }
    }
  }

  /** Interrupts what is running and waits briefly for it to end. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.say("functions", "A handler ignored the interrupt and was left behind");
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
