package railway.aws.dynamodb.trouble;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The network between the SDK and DynamoDB on a bad day. It takes the place of the SDK's HTTP
 * client and not of an interceptor, because here a fault looks as it does in life: an {@link
 * IOException} of the connection, or a reply with a status. Everything above it, which is what
 * decides whether a request is sent again, is what runs in production: signing, time-outs,
 * checksums, the reading of errors, and retries. A reply is lost only after it was received to its
 * end, so that the write is then known to be committed. A time-out is thrown and not waited for.
 */
final class FaultyWire implements SdkHttpClient {
  private static final String TYPE = "com.amazonaws.dynamodb.v20120810#";

  private final SdkHttpClient wire = UrlConnectionHttpClient.create();
  private final FaultPlan plan;
  private final FaultMatrix matrix;
  private final ThreadLocal<Optional<Call>> underway = ThreadLocal.withInitial(Optional::empty);
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<Late> late = new ArrayList<>();
  private int lateOnes;

  FaultyWire(FaultPlan plan, FaultMatrix matrix) {
    this.plan = plan;
    this.matrix = matrix;
  }

  /** One call of a port: what it is about, and what it has sent so far. */
  private static final class Call {
    private final StoreCall name;
    private final String subject;
    private final int occurrence;
    private int sent;

    Call(StoreCall name, String subject, int occurrence) {
      this.name = name;
      this.subject = subject;
      this.occurrence = occurrence;
    }

    FaultPlan.Transmission next() {
      return new FaultPlan.Transmission(name, subject, occurrence, sent++);
    }
  }

  /** A request that the client has given up, and the number of others that overtake it. */
  private record Late(HttpExecuteRequest request, int overtaken) {
    Late overtakenOnceMore() {
      return new Late(request, overtaken - 1);
    }
  }

  /** Makes a call, so that the plan and the matrix know its name. */
  <T> T during(StoreCall name, String subject, Supplier<T> call) {
    underway.set(Optional.of(new Call(name, subject, occurrence(name + " " + subject))));
    try {
      return call.get();
    } finally {
      underway.remove();
    }
  }

  private synchronized int occurrence(String what) {
    return occurrences.merge(what, 1, Integer::sum) - 1;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return transmit(request);
      }

      @Override
      public void abort() {
        // nothing here waits
      }
    };
  }

  private HttpExecuteResponse transmit(HttpExecuteRequest request) throws IOException {
    deliver(false);
    Optional<Call> call = underway.get();
    if (call.isEmpty()) {
      return forward(request).whole();
    }
    StoreCall name = call.get().name;
    Optional<StorageFault> fault =
        plan.at(call.get().next()).filter(planned -> planned.canMeet(name));
    fault.ifPresent(met -> matrix.met(met, name));
    return fault.isPresent() ? spoiled(request, fault.get()) : forward(request).whole();
  }

  private HttpExecuteResponse spoiled(HttpExecuteRequest request, StorageFault fault)
      throws IOException {
    return switch (fault) {
      case THROUGHPUT_EXCEEDED -> error(400, TYPE + "ProvisionedThroughputExceededException");
      case THROTTLED -> error(400, "com.amazon.coral.availability#ThrottlingException");
      case REQUEST_LIMIT_EXCEEDED -> error(400, TYPE + "RequestLimitExceeded");
      case TRANSACTION_CONFLICT -> error(400, TYPE + "TransactionConflictException");
      case INTERNAL_ERROR -> error(500, TYPE + "InternalServerError");
      case INTERNAL_ERROR_AFTERWARDS -> {
        forward(request);
        yield error(500, TYPE + "InternalServerError");
      }
      case UNAVAILABLE -> WireReply.of(503, "text/html", "<html>503 Service Unavailable").whole();
      case REQUEST_LOST -> throw new ConnectException("Connection refused");
      case REQUEST_LATE -> {
        delay(request);
        throw new SocketTimeoutException("Read timed out");
      }
      case REPLY_LOST -> {
        forward(request);
        throw new SocketException("Connection reset");
      }
      case REPLY_CUT -> forward(request).cut();
      case REPLY_GARBLED -> forward(request).garbled();
      case REPLY_SLOW -> {
        forward(request);
        throw new SocketTimeoutException("Read timed out");
      }
    };
  }

  private static HttpExecuteResponse error(int status, String type) {
    String body = "{\"__type\":\"%s\",\"message\":\"as the plan wants it\"}".formatted(type);
    return WireReply.of(status, "application/x-amz-json-1.0", body).whole();
  }

  private WireReply forward(HttpExecuteRequest request) throws IOException {
    HttpExecuteResponse response = wire.prepareRequest(request).call();
    Optional<AbortableInputStream> body = response.responseBody();
    if (body.isEmpty()) {
      return new WireReply(response.httpResponse(), new byte[0]);
    }
    try (InputStream open = body.get()) {
      return new WireReply(response.httpResponse(), open.readAllBytes());
    }
  }

  private synchronized void delay(HttpExecuteRequest request) {
    late.add(new Late(request, 2 - lateOnes++ % 3));
  }

  /** What is still under way arrives, and nobody hears the replies. */
  void settle() {
    deliver(true);
  }

  private synchronized void deliver(boolean all) {
    List<Late> before = List.copyOf(late);
    late.clear();
    for (Late waiting : before) {
      if (all || waiting.overtaken() == 0) {
        arrive(waiting.request());
      } else {
        late.add(waiting.overtakenOnceMore());
      }
    }
  }

  private void arrive(HttpExecuteRequest request) {
    try {
      forward(request);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public String clientName() {
    return "faulty";
  }
}
