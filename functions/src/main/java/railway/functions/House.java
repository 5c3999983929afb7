package railway.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import railway.aws.dynamodb.EntryCodec;
import railway.deployment.Deployment;
import railway.deployment.Environment;
import railway.engine.Definitions;
import railway.engine.Pace;
import railway.engine.Patrol;
import railway.engine.Projection;
import railway.engine.Railway;

/**
 * The composition root: the deployed workflows, the engine, and the ports, put together once and
 * shared by all handlers of a process.
 */
final class House {
  private static final Map<Map<String, String>, House> HOUSES = new ConcurrentHashMap<>();

  /** How often a patrol looks again while something is pending. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Definitions definitions;
  private final Ports ports;
  private final int dueShards;
  private final Platform platform;
  private final Railway railway;
  private final Patrol patrol;
  private final Projection projection;
  private final EntryCodec codec;

  /** A house on these ports, at the usual pace, whose handlers run on this platform. */
  House(Definitions definitions, Ports ports, int dueShards, Platform platform) {
    this(definitions, ports, dueShards, Pace.USUAL, platform);
  }

  private House(Definitions definitions, Ports ports, int dueShards, Pace pace, Platform platform) {
    this.definitions = definitions;
    this.ports = ports.counted();
    this.dueShards = dueShards;
    this.platform = platform;
    this.railway =
        new Railway(
            definitions, ports.journal(), ports.workflows(), ports.toDos(), ports.bus(), pace);
    this.patrol = new Patrol(railway, ports.workflows(), Rhythm.ROUND, LOOK);
    this.projection =
        new Projection(definitions, ports.journal(), ports.workflows(), ports.toDos(), pace);
    this.codec = new EntryCodec(definitions::get);
  }

  /**
   * The house for an environment: always the same one.
   *
   * @throws IllegalStateException naming a variable that is missing or ill-formed
   */
  static House of(Map<String, String> environment) {
    LibraryLog.arrange(environment);
    Map<String, String> shared = new TreeMap<>(environment);
    boolean temporary = environment.containsKey(Aws.SESSION_TOKEN);
    shared.keySet().removeIf(variable -> isNotRead(variable, temporary));
    return HOUSES.computeIfAbsent(Map.copyOf(shared), House::build);
  }

  /**
   * What Lambda sets and nobody here reads: it differs from function to function of a stack.
   * Temporary credentials are kept nowhere; the SDK looks them up when it signs a request.
   */
  private static boolean isNotRead(String variable, boolean temporary) {
    return variable.startsWith("_")
        || (variable.startsWith("AWS_")
            && !variable.equals("AWS_REGION")
            && !variable.startsWith("AWS_ENDPOINT_URL_")
            && (temporary || !Aws.OWN_CREDENTIALS.contains(variable)));
  }

  private static House build(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    return build(
        environment,
        new Aws(environment),
        Deployment.of(environment, House.class.getClassLoader()).definitions());
  }

  /** A house that is shared with nobody. */
  static House build(Environment environment, Aws aws, Definitions definitions) {
    Settings settings = Settings.of(environment);
    return new House(
        definitions,
        aws.ports(settings, definitions),
        settings.dueShards(),
        settings.pace(),
        new LambdaPlatform(
            InstantSource.system(),
            () -> UUID.randomUUID().toString().substring(0, 8),
            Rhythm.BEFORE_AGAIN));
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

  /** Where a handler writes what it did; what it did not expect is counted. */
  Log log(Context context) {
    return new Log(context, ports.measures());
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
