package railway.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import railway.engine.Called;
import railway.engine.Concurrently;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.store.StoreTrouble;
import railway.testing.world.Stage;

/** One run of a handler in a simulated world, with whatever it keeps in the rejected queue. */
final class SimulatedRun implements Run, Context, Rejected {
  private static final Duration SENDING = Duration.ofMillis(20);
  private static final int TROUBLE_ONCE_IN = 20;

  private final Invocation leader;
  private final Concurrently threads;
  private final Consumer<String> lines;
  private final List<String> kept = new ArrayList<>();
  private boolean interrupted;

  /** A run in the process of this invocation; each line of its log is shown to somebody. */
  SimulatedRun(Invocation leader, Concurrently threads, Consumer<String> lines) {
    this.leader = leader;
    this.threads = threads;
    this.lines = lines;
  }

  /** A run that has no threads but its own. */
  SimulatedRun(Invocation leader, Consumer<String> lines) {
    this(leader, new Nobody(), lines);
  }

  private record Nobody() implements Concurrently {
    @Override
    public <T> void send(T thing, BiConsumer<T, Invocation> work) {
      throw new AssertionError("nothing is done beside an event or an answer");
    }

    @Override
    public void join() {}
  }

  /** The reasons of what it kept. */
  List<String> kept() {
    return kept;
  }

  /** Waits for whoever works beside it: no work outlives its handler. */
  void settle() {
    threads.join();
  }

  /** The queue is in trouble now and then, and the message may be in it all the same. */
  @Override
  public void keep(String source, String reason, String received) {
    leader.pause(SENDING);
    inTrouble();
    kept.add(reason);
    inTrouble();
    leader.pause(SENDING);
  }

  private static void inTrouble() {
    if (Stage.here().once(TROUBLE_ONCE_IN)) {
      throw new StoreTrouble("the queue does not answer", new IllegalStateException("simulated"));
    }
  }

  @Override
  public Invocations invocations() {
    return shares(leader);
  }

  private Invocations shares(Invocation own) {
    return index -> new Share(own, own.id() + "-" + index);
  }

  /** One thing's share of the invocation of a thread. */
  private final class Share implements Invocation {
    private final Invocation own;
    private final String id;

    Share(Invocation own, String id) {
      this.own = own;
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Instant now() {
      return own.now();
    }

    @Override
    public Instant endsBy() {
      return own.endsBy();
    }

    @Override
    public <T> Called<T> call(Duration limit, Callable<T> request) {
      heed();
      return own.call(limit, request);
    }

    @Override
    public void pause(Duration wait) {
      heed();
      own.pause(wait);
      heed();
    }

    private void heed() {
      if (interrupted) {
        throw new InvocationEnded("The run was interrupted", new InterruptedException("simulated"));
      }
    }
  }

  @Override
  public <T, R> List<Future<R>> each(List<T> things, BiFunction<T, Invocations, R> work) {
    List<Future<R>> done = new ArrayList<>();
    for (T thing : things) {
      CompletableFuture<R> result = new CompletableFuture<>();
      done.add(result);
      threads.send(
          thing,
          (same, own) -> {
            try {
              result.complete(work.apply(same, shares(own)));
            } catch (RuntimeException thrown) {
              result.completeExceptionally(thrown);
            }
          });
    }
    threads.join();
    return done;
  }

  /** Whoever delivers waits already before it does so again. */
  @Override
  public void waitBeforeAgain() {}

  @Override
  public Crew crew() {
    return new Patrolling();
  }

  private final class Patrolling implements Crew {
    private final List<Throwable> failures = new ArrayList<>();

    @Override
    public <T> void send(T thing, BiConsumer<T, Invocation> work) {
      threads.send(
          thing,
          (same, own) -> {
            try {
              work.accept(same, new Share(own, own.id()));
            } catch (RuntimeException thrown) {
              failures.add(thrown);
            }
          });
    }

    @Override
    public void join() {
      threads.join();
    }

    @Override
    public List<Throwable> failures() {
      return List.copyOf(failures);
    }

    /** Also called when the process dies, so nobody waits here. */
    @Override
    public void close() {
      interrupted = true;
    }
  }

  @Override
  public String getAwsRequestId() {
    return leader.id();
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/simulated";
  }

  @Override
  public String getLogStreamName() {
    return "simulated";
  }

  @Override
  public String getFunctionName() {
    return "Simulated";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:simulated";
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.between(leader.now(), leader.endsBy()).toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        lines.accept(message);
      }

      @Override
      public void log(byte[] message) {
        lines.accept(new String(message, StandardCharsets.UTF_8));
      }
    };
  }
}
