package railway.cloud.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server that only this machine can reach. Each request runs on a virtual thread of its
 * own.
 */
public final class LoopbackServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static {
    // The JDK's server sends head and body in two packets; without this, each answer waits 40 ms
    // for an acknowledgement.
    System.setProperty(
        "sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String name;
  private final int bodyLimit;
  private final CloudLog log;

  private LoopbackServer(String name, HttpServer server, int bodyLimit, CloudLog log) {
    this.name = name;
    this.server = server;
    this.bodyLimit = bodyLimit;
    this.log = log;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 lets the operating system choose
   * @param bodyLimit bytes; a longer body is answered with 413 and never reaches the handler
   * @throws UncheckedIOException when the port is taken
   */
  public static LoopbackServer start(
      String name, int port, int bodyLimit, CloudLog log, Function<HttpCall, HttpReply> handler) {
    try {
      LoopbackServer server =
          new LoopbackServer(
              name,
              HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0),
              bodyLimit,
              log);
      server.server.setExecutor(server.threads);
      server.server.createContext("/", exchange -> server.serve(exchange, handler));
      server.server.start();
      return server;
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "The "
              + name
              + " endpoint cannot listen on 127.0.0.1:"
              + port
              + ". Stop what uses that port, or give another one",
          taken);
    }
  }

  /** Where it listens: {@code http://127.0.0.1:port}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange, Function<HttpCall, HttpReply> handler)
      throws IOException {
    try (exchange) {
      HttpReply reply = answer(exchange, handler);
      reply
          .headers()
          .forEach((header, values) -> exchange.getResponseHeaders().put(header, values));
      boolean hasBody = reply.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), hasBody ? reply.body().length : -1);
      if (hasBody) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(reply.body());
        }
      }
    }
  }

  private HttpReply answer(HttpExchange exchange, Function<HttpCall, HttpReply> handler)
      throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(bodyLimit + 1);
    if (body.length > bodyLimit) {
      // A client that is still sending would not read the answer.
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      return HttpReply.message(413, "Request Entity Too Large");
    }
    try {
      return handler.apply(
          new HttpCall(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              headers(exchange),
              body,
              exchange.getRemoteAddress().getAddress().getHostAddress()));
    } catch (RuntimeException fault) {
      log.fault(name, fault);
      return HttpReply.message(500, "Internal Server Error");
    }
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (header, values) -> headers.put(header.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return headers;
  }

  /** Stops at once; requests that are being served are interrupted. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
