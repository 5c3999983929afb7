package railway.cli.shop;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import railway.cloud.wire.Json;

/** Where people see what they are asked, answer it, and pay: plain HTTP, as a browser does it. */
record ToDoDesk(HttpClient client, URI api) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The open To-Dos of whoever the token belongs to; none while the endpoint has trouble. */
  List<OpenToDo> open(String token) throws IOException, InterruptedException {
    HttpResponse<String> reply =
        send(
            HttpRequest.newBuilder(URI.create(api + "/todos"))
                .header("Authorization", "Bearer " + token));
    return reply.statusCode() == 200
            && Json.object(reply.body()).map(body -> body.get("toDos")).orElse(List.of())
                instanceof List<?> listed
        ? listed.stream().flatMap(each -> OpenToDo.of(each).stream()).toList()
        : List.of();
  }

  /** Whether a To-Do is still open, as far as is known: without an answer it is. */
  boolean isOpen(String token, String toDo) throws IOException, InterruptedException {
    HttpResponse<String> reply =
        send(
            HttpRequest.newBuilder(URI.create(api + "/todos/" + encoded(toDo)))
                .header("Authorization", "Bearer " + token));
    return reply.statusCode() != 200
        || Json.object(reply.body()).filter(body -> "decided".equals(body.get("status"))).isEmpty();
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The status that the answer got. */
  int answer(String token, String toDo, Map<String, Object> answer)
      throws IOException, InterruptedException {
    URI there = URI.create(api + "/todos/" + encoded(toDo) + "/answer");
    return send(post(there, answer).header("Authorization", "Bearer " + token)).statusCode();
  }

  /** Pays at the payment provider's page; the status that it answered. */
  int pay(URI page, String card, String toDo) throws IOException, InterruptedException {
    return send(post(page, Map.of("card", card, "toDo", toDo))).statusCode();
  }

  private static HttpRequest.Builder post(URI uri, Map<String, Object> body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Json.text(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }
}
