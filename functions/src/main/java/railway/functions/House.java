package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import railway.aws.dynamodb.EntryCodec;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.engine.Patrol;
import railway.engine.Projection;
import railway.engine.Railway;
import railway.examples.order.OrderSettings;
import railway.examples.order.OrderWorkflow;
import railway.examples.order.http.Addresses;

/**
 * The composition root: the deployed workflows, the engine, and the ports, put together once and
 * shared by all handlers of a process.
 */
final class House {
  private static final Map<Map<String, String>, House> HOUSES = new ConcurrentHashMap<>();

  /** The period of the schedule, and how often a patrol looks again while something is pending. */
  private static final Duration ROUND = Duration.ofSeconds(60);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Times the retries of the trigger in template.yaml, this is longer than a deployment takes. */
  private static final Duration BEFORE_AGAIN = Duration.ofSeconds(2);

  private final Definitions definitions;
  private final Ports ports;
  private final int dueShards;
  private final Platform platform;
  private final Railway railway;
  private final Patrol patrol;
  private final Projection projection;
  private final EntryCodec codec;

  /** A house on these ports, whose handlers run on this platform. */
  House(Definitions definitions, Ports ports, int dueShards, Platform platform) {
    this.definitions = definitions;
    this.ports = ports;
    this.dueShards = dueShards;
    this.platform = platform;
    this.railway =
        new Railway(
            definitions,
            ports.journal(),
            ports.workflows(),
            ports.toDos(),
            ports.bus(),
            Pace.USUAL);
    this.patrol = new Patrol(railway, ports.workflows(), ROUND, LOOK);
    this.projection =
        new Projection(definitions, ports.journal(), ports.workflows(), ports.toDos(), Pace.USUAL);
    this.codec = new EntryCodec(definitions::get);
  }

  /**
   * The house for an environment: always the same one.
   *
   * @throws IllegalStateException naming a variable that is missing or ill-formed
   */
  static House of(Map<String, String> environment) {
    Map<String, String> shared = new TreeMap<>(environment);
    shared.keySet().removeIf(House::isNotRead);
    return HOUSES.computeIfAbsent(Map.copyOf(shared), House::build);
  }

  /**
   * What Lambda sets and nobody here reads: it differs from function to function of a stack, and
   * credentials among it must be kept nowhere.
   */
  private static boolean isNotRead(String variable) {
    return variable.startsWith("_")
        || (variable.startsWith("AWS_")
            && !variable.equals("AWS_REGION")
            && !variable.startsWith("AWS_ENDPOINT_URL_"));
  }

  private static House build(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return build(environment, new Aws(environment), Addresses::client);
  }

  /**
   * A house that is shared with nobody.
   *
   * @param lines makes clients for third parties that give up connecting after this time
   */
  static House build(Environment environment, Aws aws, Function<Duration, HttpClient> lines) {
    Settings settings = Settings.of(environment);
    Definitions definitions = Definitions.of(order(settings, lines));
    return new House(
        definitions,
        aws.ports(settings, definitions),
        settings.dueShards(),
        new LambdaPlatform(
            InstantSource.system(),
            () -> UUID.randomUUID().toString().substring(0, 8),
            BEFORE_AGAIN));
  }

  private static OrderWorkflow order(Settings settings, Function<Duration, HttpClient> lines) {
    OrderSettings order = settings.order();
    Duration request = order.requestLimit();
    Lazy<HttpClient> client = new Lazy<>(() -> lines.apply(request.dividedBy(2)));
    return OrderWorkflow.of(settings.thirdParties().partners(client, request), order);
  }

  Definitions definitions() {
    return definitions;
  }

  Ports ports() {
    return ports;
  }

  int dueShards() {
    return dueShards;
  }

  /** A handler begins to run. */
  Run begin(Context context) {
    return platform.begin(context);
  }

  Railway railway() {
    return railway;
  }

  Patrol patrol() {
    return patrol;
  }

  Projection projection() {
    return projection;
  }

  EntryCodec codec() {
    return codec;
  }
}
