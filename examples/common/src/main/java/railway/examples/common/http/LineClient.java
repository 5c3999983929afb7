package railway.examples.common.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A client for lines: it gives up connecting after a while and never follows a redirect, which
 * would send a request twice. It is made by the first request, for a client reads the trust store
 * and starts a thread, and many a process never calls a third party.
 */
public final class LineClient implements Supplier<HttpClient>, AutoCloseable {
  private final Duration connectLimit;
  private Optional<HttpClient> made = Optional.empty();

  public LineClient(Duration connectLimit) {
    this.connectLimit = connectLimit;
  }

  @Override
  public synchronized HttpClient get() {
    HttpClient client =
        made.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectLimit)
                    .build());
    made = Optional.of(client);
    return client;
  }

  /** Waits for what is under way, if there ever was anything. */
  @Override
  public synchronized void close() {
    made.ifPresent(HttpClient::close);
  }
}
