package railway.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.HttpCall;
import railway.cloud.wire.HttpReply;
import railway.cloud.wire.Json;
import railway.cloud.wire.LoopbackServer;

/**
 * The Lambda Runtime API of one sandbox: it asks for the next invocation, which may take long to
 * come, and reports how that ended.
 */
final class RuntimeApi implements AutoCloseable {
  /** What Lambda lets a function answer. */
  private static final int BODY_LIMIT = 6 * 1024 * 1024;

  private static final String VERSION = "/2018-06-01/runtime/";
  private static final Pattern REPORT =
      Pattern.compile(VERSION + "invocation/([^/]+)/(response|error)");

  private final Sandboxed function;
  private final InstantSource clock;
  private final BlockingQueue<Task> offered = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final LoopbackServer server;
  private volatile Optional<Task> current = Optional.empty();
  private volatile Optional<Invoked.Failed> initError = Optional.empty();

  RuntimeApi(Sandboxed function, InstantSource clock, CloudLog log) {
    this.function = function;
    this.clock = clock;
    this.server =
        LoopbackServer.start("runtime API of " + function.name(), 0, BODY_LIMIT, log, this::answer);
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return server.address().getAuthority();
  }

  /** Is taken when the sandbox asks the next time. */
  void offer(Task task) {
    offered.add(task);
  }

  /** Why the sandbox could not make its handler, if it has said so. */
  Optional<Invoked.Failed> initError() {
    return initError;
  }

  private HttpReply answer(HttpCall call) {
    String path = call.uri().getPath();
    if (call.method().equals("GET") && path.equals(VERSION + "invocation/next")) {
      return next();
    }
    if (call.method().equals("POST") && path.equals(VERSION + "init/error")) {
      initError = Optional.of(explained(failure(call.body())));
      return accepted();
    }
    Matcher report = REPORT.matcher(path);
    return call.method().equals("POST") && report.matches()
        ? reported(report.group(1), report.group(2).equals("error"), call.body())
        : HttpReply.message(404, "Not Found");
  }

  private HttpReply next() {
    try {
      Task task = offered.take();
      while (!task.begin()) {
        task = offered.take();
      }
      current = Optional.of(task);
      return invocation(task);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return HttpReply.message(410, "Gone");
    }
  }

  private HttpReply invocation(Task task) {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Content-Type", List.of("application/json"));
    headers.put("Lambda-Runtime-Aws-Request-Id", List.of(task.id()));
    headers.put(
        "Lambda-Runtime-Deadline-Ms",
        List.of(Long.toString(clock.instant().plus(function.spec().timeout()).toEpochMilli())));
    headers.put("Lambda-Runtime-Invoked-Function-Arn", List.of(function.arn()));
    headers.put(
        "Lambda-Runtime-Trace-Id", List.of("Root=1-00000000-000000000000000000000000;Sampled=0"));
    // The connection would idle for as long as the handler runs, and servers close idle ones.
    headers.put("Connection", List.of("close"));
    return new HttpReply(200, headers, task.payload());
  }

  private HttpReply reported(String id, boolean isError, byte[] body) {
    Optional<Task> reported = current.filter(task -> task.id().equals(id));
    if (reported.isEmpty()) {
      return HttpReply.message(400, "This sandbox does not run the invocation " + id);
    }
    reported.get().end().complete(isError ? failed(body) : new Invoked.Succeeded(body));
    return accepted();
  }

  private static Invoked.Failed failure(byte[] body) {
    Map<String, Object> error =
        Json.object(new String(body, StandardCharsets.UTF_8)).orElseGet(Map::of);
    return new Invoked.Failed(
        String.valueOf(error.getOrDefault("errorType", "Unknown")),
        String.valueOf(error.getOrDefault("errorMessage", "")));
  }

  /** A class that is missing is told to each invocation, not at the start. */
  private Invoked.Failed failed(byte[] body) {
    Invoked.Failed failure = failure(body);
    String className = function.spec().handler().split("::", 2)[0];
    return failure.message().equals("Class not found: " + className) ? explained(failure) : failure;
  }

  private Invoked.Failed explained(Invoked.Failed error) {
    return new Invoked.Failed(
        error.errorType(),
        error.message()
            + ". The handler "
            + function.spec().handler()
            + " of "
            + function.name()
            + " could not be made. Correct Handler in template.yaml, or build the code again: ./mvnw package");
  }

  private static HttpReply accepted() {
    return HttpReply.of(202, "application/json", "{\"status\":\"OK\"}");
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.close();
    }
  }
}
