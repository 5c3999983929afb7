package railway.cloud;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import railway.cloud.access.Guard;
import railway.cloud.buckets.FailedBatch;
import railway.cloud.buckets.LocalBuckets;
import railway.cloud.dynamodb.LocalDynamoDb;
import railway.cloud.dynamodb.TableProvisioner;
import railway.cloud.events.Backoff;
import railway.cloud.events.BusEvent;
import railway.cloud.events.LocalEventBridge;
import railway.cloud.events.Schedules;
import railway.cloud.events.Subscription;
import railway.cloud.events.Surroundings;
import railway.cloud.http.LocalApi;
import railway.cloud.http.LocalTokens;
import railway.cloud.lambda.Deployed;
import railway.cloud.lambda.FunctionCode;
import railway.cloud.lambda.FunctionHost;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.InProcessFunctions;
import railway.cloud.lambda.Invoked;
import railway.cloud.lambda.ProcessFunctions;
import railway.cloud.lambda.SandboxImage;
import railway.cloud.lambda.Sandboxed;
import railway.cloud.lambda.TaskRoot;
import railway.cloud.queues.LocalQueues;
import railway.cloud.stream.DeadLetter;
import railway.cloud.stream.StreamTriggers;
import railway.cloud.template.ApiSpec;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.LocalReferences;
import railway.cloud.template.Template;
import railway.cloud.template.TemplateException;
import railway.cloud.template.TemplateLoader;
import railway.cloud.wire.RealTime;

/**
 * A whole stack on this machine, in this process, from its template: tables and streams, bus,
 * queues, functions, schedules and API. It prints nothing; what goes wrong is told to the log of
 * its settings.
 *
 * <p>While it runs, SDK clients of this process that are made without an endpoint talk to it, by
 * way of system properties. Therefore one local cloud runs at a time; and because of DynamoDB Local
 * one a process is best, see {@link LocalDynamoDb}.
 */
public final class LocalCloud implements AutoCloseable {
  private static final Duration ONE_LOOK = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final URI NO_API = URI.create("http://127.0.0.1:0");

  private final LocalCloudSettings settings;
  private final Closing closing;
  private final Template template;
  private final Guard guard;
  private final LocalBuckets buckets;
  private final LocalDynamoDb database;
  private final LocalQueues queues;
  private final LocalEventBridge events;
  private final Switchboard functions;
  private final Schedules schedules;
  private final StreamTriggers streams;
  private final Endpoints endpoints;
  private final LocalReferences references;
  private final LocalTokens tokens;

  private LocalCloud(LocalCloudSettings settings, Template template, Closing closing) {
    this.settings = settings;
    this.template = template;
    this.closing = closing;
    // Addresses are part of the functions' environment, so that the endpoints come before the
    // functions that they invoke.
    this.functions = closing.add(new Switchboard());

    RealTime time = closing.add(new RealTime(settings.log()));
    Surroundings around =
        new Surroundings(
            time,
            Backoff.WATCHABLE,
            settings.faults(),
            settings.clock(),
            settings.ids(),
            settings.log());
    this.guard = Guard.of(template, settings.log());
    new Permissions(template, guard).check();
    this.buckets = new LocalBuckets(template.buckets().values(), settings.buckets());
    this.database =
        closing.add(LocalDynamoDb.start(settings.ports().dynamodb(), settings.faults(), guard));
    new TableProvisioner(database.tables()).provide(template.tables().values());
    this.queues =
        closing.add(
            LocalQueues.start(
                template.queues().values(),
                guard,
                settings.ports().queues(),
                settings.clock(),
                settings.ids(),
                settings.log()));

    LocalReferences names = new LocalReferences(template, queues.address(), NO_API);
    Sources sources = new Sources(template, names, queues);
    this.tokens = tokens(names);
    this.events =
        closing.add(
            LocalEventBridge.start(
                template.buses().values().stream().map(bus -> bus.name()).toList(),
                sources.rules(),
                functions,
                guard,
                around,
                settings.ports().events()));
    URI api = api(sources, functions);
    this.references = new LocalReferences(template, queues.address(), api);
    this.endpoints = new Endpoints(database.endpoint(), events.address(), queues.address(), api);

    closing.add(SystemProperties.set(endpoints.systemProperties()));
    functions.start(
        switch (settings.hosting()) {
          case WITHIN -> within();
          case PROCESSES -> processes();
        });
    closing.add(functions);
    this.streams =
        closing.add(
            StreamTriggers.start(
                template,
                references,
                database,
                functions,
                (arn, letter) -> keep(sources, arn, letter),
                settings.faults(),
                time,
                settings.clock(),
                settings.log()));
    this.schedules =
        closing.add(
            new Schedules(sources.schedules(), settings.scheduleSpeed(), functions, around));
  }

  /**
   * Starts everything that the template describes. When something cannot be started, what was
   * started before is stopped again.
   *
   * @throws TemplateException when the template holds something that the local cloud does not
   *     support
   * @throws java.io.UncheckedIOException when a port is taken
   */
  public static LocalCloud start(LocalCloudSettings settings) {
    Template template = TemplateLoader.load(settings.template(), settings.parameters());
    Closing closing = new Closing(settings.log());
    try {
      LocalCloud cloud = new LocalCloud(settings, template, closing);
      cloud.schedules.start();
      return cloud;
    } catch (RuntimeException | Error fault) {
      closing.close();
      throw fault;
    }
  }

  private void keep(Sources sources, String arn, DeadLetter letter) {
    if (buckets.has(arn)) {
      buckets.put(arn, FailedBatch.of(letter, settings.ids().get()));
    } else {
      sources.queueWithArn(arn).send(letter.message(), Map.of());
    }
  }

  private LocalTokens tokens(LocalReferences names) {
    Optional<ApiSpec.JwtAuthorizer> authorizer =
        template.apis().values().stream()
            .flatMap(api -> api.defaultAuthorizer().stream())
            .findFirst();
    return new LocalTokens(
        HexFormat.of().parseHex(settings.tokenKey()),
        authorizer.map(jwt -> jwt.issuer().resolve(names)).orElse("https://local"),
        authorizer
            .map(jwt -> jwt.audiences().stream().map(audience -> audience.resolve(names)).toList())
            .orElse(List.of("local")),
        settings.tokenLife(),
        settings.clock());
  }

  private URI api(Sources sources, Functions invoked) {
    if (template.apis().size() > 1) {
      throw new TemplateException(
          "The local cloud serves one API, but the template has "
              + template.apis().keySet()
              + ". Make one of them, or add ports for more to railway.cloud.LocalCloud.");
    }
    return template.apis().values().stream()
        .findFirst()
        .map(
            spec ->
                closing
                    .add(
                        LocalApi.start(
                            sources.routes(spec.logicalId()),
                            spec.defaultAuthorizer().map(jwt -> tokens),
                            invoked,
                            settings.ports().api(),
                            settings.clock(),
                            settings.ids(),
                            settings.log()))
                    .address())
        .orElse(NO_API);
  }

  private Supplier<FunctionHost> within() {
    Map<Path, ClassLoader> packages = new HashMap<>();
    List<Deployed> deployed =
        template.functions().values().stream()
            .map(
                spec ->
                    Deployed.of(spec, references, loader(spec, packages))
                        .withDefaults(endpoints.environment(spec)))
            .toList();
    return () ->
        new InProcessFunctions(
            deployed, settings.faults(), settings.clock(), settings.ids(), settings.log());
  }

  /** Functions of one package share its folder, which they only read. */
  private Supplier<FunctionHost> processes() {
    if (settings.code().isPresent()) {
      throw new IllegalArgumentException(
          "Processes find their code in packages, and cannot share a class loader of this process");
    }
    SandboxImage image = closing.add(SandboxImage.prepare());
    Map<Path, TaskRoot> packages = new HashMap<>();
    List<Sandboxed> sandboxed =
        template.functions().values().stream().map(spec -> sandboxed(spec, packages)).toList();
    return () ->
        new ProcessFunctions(
            sandboxed, image, settings.faults(), settings.clock(), settings.ids(), settings.log());
  }

  private Sandboxed sandboxed(FunctionSpec spec, Map<Path, TaskRoot> packages) {
    Map<String, String> variables = new HashMap<>(endpoints.environment(spec));
    variables.putAll(spec.environment(references));
    return new Sandboxed(
        spec,
        packages.computeIfAbsent(spec.code(), path -> closing.add(TaskRoot.open(path))),
        variables);
  }

  /** Functions of one package share its classes, so that a class is loaded once. */
  private ClassLoader loader(FunctionSpec spec, Map<Path, ClassLoader> packages) {
    return settings
        .code()
        .orElseGet(
            () ->
                packages.computeIfAbsent(
                    spec.code(), path -> closing.add(FunctionCode.open(path)).loader()));
  }

  /** Where it listens, and the environment for the AWS CLI and SDKs. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** The stack that runs here. */
  public Template template() {
    return template;
  }

  /** The names, URLs and ARNs of the stack's resources on this machine. */
  public LocalReferences references() {
    return references;
  }

  /** Issues the bearer tokens that the API accepts. */
  public LocalTokens tokens() {
    return tokens;
  }

  /** The queues, for looking into them. */
  public LocalQueues queues() {
    return queues;
  }

  /** The buckets, for looking into them. */
  public LocalBuckets buckets() {
    return buckets;
  }

  /** Who may do what, and what was asked so far. */
  public Guard guard() {
    return guard;
  }

  /** Hears every event that the bus accepts; see {@link LocalEventBridge#subscribe}. */
  public Subscription subscribe(String bus, Consumer<BusEvent> listener) {
    return events.subscribe(bus, listener);
  }

  /** Lets every schedule beat once, now, and says how each invocation ended. */
  public Map<String, Invoked> tick() {
    return schedules.tick();
  }

  /**
   * Ends the host of the functions with everything that runs in it, and starts another one, as when
   * a machine is replaced. Tables, queues, bus and API stay; what arrives meanwhile waits.
   */
  public void restartFunctions() {
    functions.restart();
  }

  /**
   * Whether nothing is under way: no event, no stream record, no invocation. Scheduled invocations
   * do not count, for they may only be waiting.
   */
  public boolean isQuiet() throws InterruptedException {
    long begun = functions.begun();
    boolean quiet =
        streams.awaitQuiet(ONE_LOOK)
            && events.pending() == 0
            && functions.running() <= schedules.running();
    return quiet && begun == functions.begun();
  }

  /**
   * Waits until nothing is under way.
   *
   * @return false when the limit is over before that
   */
  public boolean awaitQuiet(Duration limit) throws InterruptedException {
    Instant end = settings.clock().instant().plus(limit);
    while (!isQuiet()) {
      if (settings.clock().instant().isAfter(end)) {
        return false;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return true;
  }

  /** Stops everything at once, the functions by interrupting or killing them. */
  @Override
  public void close() {
    closing.close();
  }
}
