package railway.cloud;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import railway.cloud.lambda.FunctionHost;
import railway.cloud.lambda.Invoked;

/**
 * Puts invocations through to the host of functions. While there is none, at the start and in a
 * restart, they wait for it.
 */
final class Switchboard implements FunctionHost {
  private Supplier<FunctionHost> hosts = Switchboard::none;
  private long begunBefore;
  private boolean closed;
  private volatile CompletableFuture<FunctionHost> host = new CompletableFuture<>();

  private static FunctionHost none() {
    throw new IllegalStateException("The local cloud is stopped");
  }

  /**
   * Makes the first host.
   *
   * @param maker makes a host, and another one after each restart
   */
  synchronized void start(Supplier<FunctionHost> maker) {
    hosts = maker;
    host.complete(hosts.get());
  }

  /** Ends the host with everything that runs in it, and makes another one. */
  synchronized void restart() {
    if (closed) {
      none();
    }
    FunctionHost old = host.join();
    CompletableFuture<FunctionHost> next = new CompletableFuture<>();
    host = next;
    old.close();
    begunBefore += old.begun();
    next.complete(hosts.get());
  }

  @Override
  public Invoked invoke(String logicalId, byte[] payload) {
    return host.join().invoke(logicalId, payload);
  }

  @Override
  public int running() {
    return host.join().running();
  }

  @Override
  public synchronized long begun() {
    return begunBefore + host.join().begun();
  }

  /** Whoever waits for a host hears that there will be none. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (!host.completeExceptionally(new IllegalStateException("The local cloud is stopped"))) {
        host.join().close();
      }
    }
  }
}
