package railway.examples.thirdparties;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The third parties with a clock and an agenda that stand still, and a caller who listens. */
final class Rig implements AutoCloseable {
  static final Duration RETENTION = Duration.ofHours(1);
  static final Duration HOLDS_LAST = Duration.ofMinutes(10);
  static final Pace PACE =
      new Pace(
          Duration.ofSeconds(3),
          Duration.ofSeconds(2),
          Duration.ofSeconds(9),
          Duration.ofSeconds(4));
  static final Repetition REPETITION =
      new Repetition(Duration.ofSeconds(1), Duration.ofSeconds(3), 5, Duration.ofSeconds(10));

  final FakeClock clock = new FakeClock();
  final ManualAgenda agenda = new ManualAgenda();
  final ThirdParties parties =
      ThirdParties.start(
          new Surroundings(
              clock,
              agenda,
              new Settings(
                  FaultPlan.calm(), FaultPlan.calm(), PACE, REPETITION, RETENTION, HOLDS_LAST)));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Heard post(ThirdParty to, String path, Map<String, ?> body, String... headers) {
    return heard(postAsync(to, path, Json.text(body), headers));
  }

  Heard postText(ThirdParty to, String path, String body, String... headers) {
    return heard(postAsync(to, path, body, headers));
  }

  CompletableFuture<Heard> postAsync(ThirdParty to, String path, String body, String... headers) {
    return send(request(to, path, headers).POST(BodyPublishers.ofString(body)).build());
  }

  Heard get(ThirdParty from, String path) {
    return heard(send(request(from, path).GET().build()));
  }

  Heard delete(ThirdParty from, String path) {
    return heard(send(request(from, path).DELETE().build()));
  }

  static Heard heard(CompletableFuture<Heard> call) {
    try {
      return call.get(10, SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException broken) {
      throw new AssertionError("the call did not come to its end", broken);
    }
  }

  private CompletableFuture<Heard> send(HttpRequest request) {
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .handle((response, gone) -> gone == null ? Heard.of(response) : new Heard.Nothing());
  }

  private static HttpRequest.Builder request(ThirdParty to, String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(to.uri() + path));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  Heard reserve(String reservationId, String... skus) {
    return post(parties.warehouse(), "/reservations", reservation(reservationId, skus));
  }

  static Map<String, Object> reservation(String reservationId, String... skus) {
    return Map.of(
        "reservationId",
        reservationId,
        "orderId",
        "o1",
        "lines",
        List.of(skus).stream().map(sku -> Map.of("sku", sku, "quantity", 2)).toList());
  }

  Heard invoice(String key, int amount) {
    return post(
        parties.biller(),
        "/invoices",
        new TreeMap<>(Map.of("orderId", "o1", "amount", amount)),
        "Idempotency-Key",
        key);
  }

  Heard hold(String reference) {
    return post(
        parties.courier(),
        "/holds",
        Map.of("reference", reference, "address", "1 Main Street", "orderId", "o1"));
  }

  @Override
  public void close() {
    parties.close();
    client.shutdownNow();
  }
}
