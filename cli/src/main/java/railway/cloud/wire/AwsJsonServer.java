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
   * @param gate decides who may do what, once a request can be read
   */
  public record Service(
      String name, String target, String version, Map<String, Operation> operations, Gate gate) {}

  /** Lets requests in, or refuses them. */
  @FunctionalInterface
  public interface Gate {
    /**
     * Admits one request.
     *
     * @param authorization the header in which the request says who signed it
     * @throws AwsError when the caller may not do this
     */
    void admit(String authorization, String operation, Map<String, Object> request);
  }

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
      Operation operation = operation(call);
      service.gate().admit(call.header("authorization").orElse(""), name(call), request);
      return reply(200, operation.answer(request), "");
    } catch (AwsError refused) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("__type", refused.type());
      body.put("message", refused.reason());
      return reply(refused.status(), body, refused.queryCode());
    }
  }

  private Operation operation(HttpCall call) {
    String target = target(call);
    Operation operation =
        target.startsWith(service.target() + ".") ? service.operations().get(name(call)) : null;
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

  private static String target(HttpCall call) {
    return call.header("x-amz-target").orElse("");
  }

  private static String name(HttpCall call) {
    return target(call).substring(target(call).indexOf('.') + 1);
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
