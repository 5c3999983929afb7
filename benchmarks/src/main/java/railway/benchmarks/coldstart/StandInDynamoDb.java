package railway.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import railway.aws.Json;

/** A table with one entry, on loopback: every query finds it, and every put is taken. */
final class StandInDynamoDb implements AutoCloseable {
  private final HttpServer server;
  private final List<String> operations = new CopyOnWriteArrayList<>();
  private final List<Object> puts = new CopyOnWriteArrayList<>();
  private volatile List<Object> items = List.of();

  StandInDynamoDb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on queries find this item. */
  void holds(Object item) {
    items = List.of(item);
  }

  /** The last item that was put. */
  Object lastPut() {
    return puts.getLast();
  }

  /** What was asked since the last time. */
  List<String> operations() {
    List<String> asked = List.copyOf(operations);
    operations.clear();
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    operations.add(operation);
    Json.Reading request = Json.parse(exchange.getRequestBody().readAllBytes());
    if (operation.equals("PutItem")
        && request instanceof Json.Reading.Parsed(Map<?, ?> put)
        && put.get("Item") instanceof Map<?, ?> item) {
      puts.add(item);
    }
    byte[] reply =
        Json.write(
                operation.equals("Query")
                    ? Map.of("Items", items, "Count", items.size(), "ScannedCount", items.size())
                    : Map.of())
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, reply.length);
    try (var body = exchange.getResponseBody()) {
      body.write(reply);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
