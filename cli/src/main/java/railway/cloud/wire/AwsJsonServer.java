package railway.cloud.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * Speaks AWS's JSON protocols 1.0 and 1.1: the operation is in the header {@code X-Amz-Target},
 * request and answer are JSON objects. Signatures are not checked: only this machine can reach the
 * server.
 */
public final class AwsJsonServer implements AutoCloseable {
  /** Beyond every limit of the services, so that the service itself refuses what is too long. */
  private static final int BODY_LIMIT = 16 * 1024 * 1024;

  private final Service service;
  private final Supplier<String> requestIds;
  private final LoopbackServer server;

  private AwsJsonServer(Service service, int port, Supplier<String> requestIds, CloudLog log) {
    this.service = service;
    this.requestIds = requestIds;
    this.server = LoopbackServer.start(service.name(), port, BODY_LIMIT, log, this::answer);
  }

  /**
   * What is served.
   *
   * @param target the part of {@code X-Amz-Target} before the dot
   * @param version of the protocol, {@code 1.0} or {@code 1.1}
   */
  public record Service(
      String name, String target, String version, Map<String, Operation> operations) {}

  /** One operation of a service. */
  @FunctionalInterface
  public interface Operation {
    /**
     * Answers one request.
     *
     * @throws AwsError when the request is refused
     */
    Map<String, Object> answer(Map<String, Object> request);
  }

  /** Starts to listen; port 0 lets the operating system choose. */
  public static AwsJsonServer start(
      Service service, int port, Supplier<String> requestIds, CloudLog log) {
    return new AwsJsonServer(service, port, requestIds, log);
  }

  /** The URL for {@code --endpoint-url}. */
  public URI address() {
    return server.address();
  }

  private HttpReply answer(HttpCall call) {
    try {
      Map<String, Object> request =
          Json.object(new String(call.body(), StandardCharsets.UTF_8))
              .orElseThrow(
                  () -> AwsError.of("SerializationException", "The body is not a JSON object"));
      return reply(200, operation(call).answer(request), "");
    } catch (AwsError refused) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("__type", refused.type());
      body.put("message", refused.reason());
      return reply(400, body, refused.queryCode());
    }
  }

  private Operation operation(HttpCall call) {
    String target = call.header("x-amz-target").orElse("");
    String prefix = service.target() + ".";
    Operation operation =
        target.startsWith(prefix)
            ? service.operations().get(target.substring(prefix.length()))
            : null;
    if (operation == null) {
      throw AwsError.of(
          "UnknownOperationException",
          "The local "
              + service.name()
              + " does not know the operation '"
              + target
              + "'; it knows "
              + service.operations().keySet().stream().sorted().toList());
    }
    return operation;
  }

  private HttpReply reply(int status, Map<String, Object> tree, String queryCode) {
    byte[] body = Json.text(tree).getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/x-amz-json-" + service.version()));
    headers.put("x-amzn-RequestId", List.of(requestIds.get()));
    headers.put("x-amz-crc32", List.of(Long.toString(checksum.getValue())));
    if (!queryCode.isEmpty()) {
      headers.put("x-amzn-query-error", List.of(queryCode));
    }
    return new HttpReply(status, headers, body);
  }

  @Override
  public void close() {
    server.close();
  }
}
