package railway.functions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import railway.aws.Json;

/**
 * Answers on loopback in place of AWS and of every third party, for as long as priming takes. It
 * remembers what is put into one table and gives that to whoever reads it; third parties always say
 * no, so that a workflow soon comes to rest. Each connection carries one request and is closed, so
 * that no client keeps one.
 */
final class StandIn implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 1000;

  private final String journalTable;
  private final ServerSocket server;
  private final Thread listener;
  private final List<Object> items = new CopyOnWriteArrayList<>();

  /** Begins to listen, on a port that the system chooses. */
  StandIn(String journalTable) throws IOException {
    this.journalTable = journalTable;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.listener = Thread.ofVirtual().name("stand-in").start(this::listen);
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** What was put into the journal, in DynamoDB's own JSON, oldest first. */
  List<Object> items() {
    return List.copyOf(items);
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        caller.setSoTimeout(PATIENCE_MILLIS);
        serve(caller);
      } catch (IOException gone) {
        // a caller that left, or the end
      }
    }
  }

  private void serve(Socket caller) throws IOException {
    InputStream in = new BufferedInputStream(caller.getInputStream());
    Map<String, String> headers = headers(in);
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    Optional<String> operation = Optional.ofNullable(headers.get("x-amz-target"));
    Object answer = operation.map(name -> answer(name, Json.parse(body))).orElse(Map.of());
    byte[] reply = Json.write(answer).getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(operation.isPresent() ? "200 OK" : "409 Conflict", reply.length);
    OutputStream out = caller.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(reply);
    out.flush();
  }

  /** The request line counts as a header without a name. */
  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private Object answer(String target, Json.Reading request) {
    Tree asked =
        request instanceof Json.Reading.Parsed(var tree) ? new Tree(tree) : new Tree(Map.of());
    return switch (target.substring(target.indexOf('.') + 1)) {
      case "PutItem" -> {
        if (asked.at("TableName").text().filter(journalTable::equals).isPresent()) {
          asked.at("Item").object().ifPresent(items::add);
        }
        yield Map.of();
      }
      case "Query" -> page(asked.has("IndexName") ? List.of() : journal(asked));
      case "PutEvents" ->
          Map.of("FailedEntryCount", 0, "Entries", List.of(Map.of("EventId", "priming")));
      default -> Map.of();
    };
  }

  /** Of the one workflow that is asked for, newest first. */
  private List<Object> journal(Tree asked) {
    Collection<?> values =
        asked.at("ExpressionAttributeValues").object().map(Map::values).orElse(Set.of());
    return items().reversed().stream()
        .filter(item -> values.contains(new Tree(item).at("workflowId").value()))
        .toList();
  }

  private static Map<String, Object> page(List<Object> items) {
    return Map.of("Items", items, "Count", items.size(), "ScannedCount", items.size());
  }

  /** Stops listening and waits until nobody listens any more. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      listener.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
