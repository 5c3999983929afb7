package railway.examples.thirdparties;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Receives webhooks and answers them with one prepared status after the other, then with 200. */
final class Receiver implements AutoCloseable {
  record Received(String path, List<String> authorization, String id, Map<String, Object> body) {}

  private final HttpServer server;
  private final Queue<Integer> answers;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

  Receiver(Integer... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new AssertionError(taken);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  Received next() {
    try {
      Received next = received.poll(10, SECONDS);
      assertThat(next).as("a webhook within 10 s").isNotNull();
      return next;
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(
          new Received(
              exchange.getRequestURI().getRawPath(),
              exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
              exchange.getRequestHeaders().getFirst("Webhook-Id"),
              Json.object(body)));
      Integer answer = answers.poll();
      exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
