package railway.examples.thirdparties;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The one who waits at the other end of a connection, now or much later. Every connection carries
 * one request ({@code Connection: close}), so that a caller never meets a connection that was
 * closed for idleness and mistakes that for a lost request.
 */
final class Caller {
  private final HttpExchange exchange;

  Caller(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void reply(Reply reply) {
    byte[] bytes = Json.text(reply.body()).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Connection", "close");
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException gone) {
      // The caller has hung up: nobody is left to tell.
    }
  }

  /** Closes the connection without a word: the caller cannot tell what happened. */
  void hangUp() {
    exchange.close();
  }
}
