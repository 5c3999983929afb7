package railway.examples.common.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import railway.workflow.TaskId;

/**
 * The line to one third party. A request is sent once; the JDK's client repeats a GET on a stale
 * connection, and a POST only where no connection was made at all. Exceptions are let through: the
 * engine reads from them whether anything was sent.
 */
public record Line(String who, Supplier<HttpClient> client, URI base, Duration requestLimit) {

  public Line {
    if (!base.equals(base.resolve("/")) && !base.resolve("/").equals(URI.create(base + "/"))) {
      throw new IllegalArgumentException(
          "%s is at %s: give its address without a path, as in https://example.org"
              .formatted(who, base));
    }
  }

  public Answer post(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    return send(post(path, JSON.std.asString(body)));
  }

  /** With an idempotency key; the same body makes the same bytes. */
  public Answer post(String path, Map<String, Object> body, TaskId key)
      throws IOException, InterruptedException {
    return send(post(path, JSON.std.asString(body)).header("Idempotency-Key", key.value()));
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.get().send(request.timeout(requestLimit).build(), BodyHandlers.ofString());
    return new Answer(who, response.statusCode(), Answer.objectIn(response.body()));
  }
}
