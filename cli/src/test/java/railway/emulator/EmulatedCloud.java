package railway.emulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import railway.cloud.FaultPlan;
import railway.cloud.http.LocalApi;
import railway.cloud.http.LocalTokens;
import railway.cloud.http.Route;
import railway.cloud.lambda.Deployed;
import railway.cloud.lambda.FunctionCode;
import railway.cloud.lambda.InProcessFunctions;
import railway.cloud.lambda.Invoked;
import railway.cloud.stream.StreamSource;
import railway.cloud.stream.StreamTriggers;
import railway.cloud.template.EventSource;
import railway.cloud.template.FunctionSpec;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.RealTime;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What AWS has around an emulated stack and emulators do not, taken from the local cloud: the
 * functions out of functions.zip, the stream triggers that invoke them, and the HTTP API.
 */
final class EmulatedCloud implements AutoCloseable {
  private static final byte[] ANY_KEY = new byte[32];

  /** What one long poll waits at most. */
  private static final int LONG_POLL = 20;

  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final List<String> givenUp = new CopyOnWriteArrayList<>();
  private final EmulatedStack stack;
  private final InProcessFunctions functions;
  private final LocalTokens tokens;
  private final LocalApi api;
  private final StreamTriggers triggers;

  EmulatedCloud(EmulatedStack stack, Emulator emulator, InstantSource clock, CloudLog log) {
    this.stack = stack;
    AtomicLong numbers = new AtomicLong();
    Supplier<String> ids = () -> "request-" + numbers.incrementAndGet();
    Map<Path, ClassLoader> packages = new HashMap<>();
    this.functions =
        open(
            new InProcessFunctions(
                stack.template().functions().values().stream()
                    .map(spec -> deployed(spec, packages, emulator))
                    .toList(),
                FaultPlan.none(),
                clock,
                ids,
                log),
            InProcessFunctions::close);
    this.tokens =
        new LocalTokens(ANY_KEY, "https://local", List.of("test"), Duration.ofHours(1), clock);
    this.api =
        open(
            LocalApi.start(routes(), Optional.of(tokens), functions, 0, clock, ids, log),
            LocalApi::close);
    this.triggers =
        open(
            StreamTriggers.start(
                stack.template(),
                stack.references(),
                new Streams(emulator.tables(), emulator.streams()),
                functions,
                (arn, letter) -> givenUp.add(letter.message()),
                FaultPlan.none(),
                open(new RealTime(log), RealTime::close),
                clock,
                log),
            StreamTriggers::close);
  }

  /** Nobody tells of a write: the reader comes by itself. */
  private record Streams(DynamoDbClient tables, DynamoDbStreamsClient streams)
      implements StreamSource {
    @Override
    public void onWrite(Runnable listener) {}
  }

  private Deployed deployed(FunctionSpec spec, Map<Path, ClassLoader> packages, Emulator emulator) {
    ClassLoader code =
        packages.computeIfAbsent(
            spec.code(), path -> open(FunctionCode.open(path), FunctionCode::close).loader());
    return Deployed.of(spec, stack.references(), code).withDefaults(emulator.environment());
  }

  private List<Route> routes() {
    return stack.template().functions().values().stream()
        .flatMap(
            function ->
                EmulatedStack.routes(function)
                    .map(
                        route ->
                            new Route(
                                route.method(),
                                route.path(),
                                function.logicalId(),
                                route.access() == EventSource.Access.OPEN)))
        .toList();
  }

  private <P> P open(P part, Consumer<P> ending) {
    endings.push(() -> ending.accept(part));
    return part;
  }

  /** Where To-Dos are listed and answered. */
  String api() {
    return api.address().toString();
  }

  /** A bearer token that the API accepts. */
  String token(String subject, List<String> roles) {
    return tokens.issue(subject, roles);
  }

  /**
   * Hands what a rule has matched to its function, as the bus would have; waits for the first one.
   *
   * @return how many events there were
   */
  int deliver(String function, String rule) {
    List<String> events = stack.mailbox(function, rule).take(LONG_POLL);
    events.forEach(event -> invoke(function, event));
    return events.size();
  }

  /** Invokes a function, which must succeed. */
  String invoke(String function, String event) {
    return switch (functions.invoke(function, event.getBytes(StandardCharsets.UTF_8))) {
      case Invoked.Succeeded succeeded -> new String(succeeded.answer(), StandardCharsets.UTF_8);
      case Invoked.Failed failed ->
          throw new AssertionError(
              "%s failed: %s, %s".formatted(function, failed.errorType(), failed.message()));
      case Invoked.TimedOut late -> throw new AssertionError(function + " took too long");
      case Invoked.Throttled throttled -> throw new AssertionError(function + " is throttled");
    };
  }

  /** Lets the triggers work through the streams, as far as the emulator shows them already. */
  void settle(Duration limit) throws InterruptedException {
    triggers.awaitQuiet(limit);
  }

  /** The stream records that a function could not carry out. */
  List<String> givenUp() {
    return List.copyOf(givenUp);
  }

  @Override
  public void close() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }
}
