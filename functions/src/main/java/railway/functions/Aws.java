package railway.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbToDos;
import railway.aws.dynamodb.DynamoDbWorkflows;
import railway.aws.eventbridge.EventBridgeBus;
import railway.aws.sqs.RejectedQueue;
import railway.deployment.Environment;
import railway.engine.Definitions;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The ports on AWS. Region and endpoints come from the variables that the SDK itself would read, so
 * that nothing here knows whether the cloud is a local one.
 */
final class Aws implements AutoCloseable {
  /** With which temporary credentials come, as Lambda has them. */
  static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";

  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

  /** Of a function in a process that hosts several. */
  static final Set<String> OWN_CREDENTIALS = Set.of(KEY, SECRET);

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Three attempts fit the shortest time-out of a function. */
  private static final Duration READ = Duration.ofSeconds(2);

  /** Of an attempt as a whole: the time-out of reading is over anew with each byte that comes. */
  private final Duration attempt;

  private final Environment environment;
  private final Optional<Region> region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final List<SdkAutoCloseable> clients = new CopyOnWriteArrayList<>();

  Aws(Environment environment) {
    this(environment, CONNECT, READ);
  }

  /** With credentials of its own. */
  Aws(Environment environment, AwsCredentialsProvider credentials) {
    this(environment, credentials, CONNECT, READ);
  }

  /**
   * With other limits than the usual ones. The credentials are looked up by the first request, so
   * that none is part of a snapshot.
   */
  Aws(Environment environment, Duration connect, Duration read) {
    this(environment, credentials(environment), connect, read);
  }

  private Aws(
      Environment environment,
      AwsCredentialsProvider credentials,
      Duration connect,
      Duration read) {
    this.environment = environment;
    this.attempt = connect.plus(read);
    this.region = environment.maybe("AWS_REGION").map(Region::of);
    this.credentials = credentials;
    this.http = UrlConnectionHttpClient.create(address -> connection(address, connect, read));
  }

  /**
   * As the JDK makes it: the trust store is read for the first HTTPS connection of the process, and
   * once for all of them. The SDK's own way reads it for each client, HTTPS or not.
   */
  private static HttpURLConnection connection(URI address, Duration connect, Duration read) {
    try {
      URLConnection connection = address.toURL().openConnection();
      connection.setConnectTimeout((int) connect.toMillis());
      connection.setReadTimeout((int) read.toMillis());
      return (HttpURLConnection) connection;
    } catch (IOException broken) {
      throw new UncheckedIOException("No connection can be made to " + address, broken);
    }
  }

  /**
   * Those of the environment that was given, where it has some of its own: several functions may
   * share a process, and each is somebody else. Otherwise, as on Lambda, the SDK's own chain, which
   * looks only when a request is signed, so that nothing of it is in a snapshot.
   */
  static AwsCredentialsProvider credentials(Environment environment) {
    Optional<String> key = environment.maybe(KEY);
    Optional<String> secret = environment.maybe(SECRET);
    boolean temporary = environment.maybe(SESSION_TOKEN).isPresent();
    return temporary || key.isEmpty() || secret.isEmpty()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(key.get(), secret.get()));
  }

  /** Tables are connected to at once; bus and queue when something is said to them. */
  Ports ports(Settings settings, Definitions definitions) {
    DynamoDbEnhancedClient tables =
        DynamoDbEnhancedClient.builder()
            .dynamoDbClient(client("DYNAMODB", DynamoDbClient.builder()))
            .extensions()
            .build();
    Lazy<EventBridgeBus> bus =
        new Lazy<>(
            () ->
                new EventBridgeBus(
                    settings.bus(), client("EVENTBRIDGE", EventBridgeClient.builder())));
    Lazy<RejectedQueue> rejected =
        new Lazy<>(
            () ->
                new RejectedQueue(settings.rejectedQueueUrl(), client("SQS", SqsClient.builder())));
    return new Ports(
        new DynamoDbJournal(definitions::get, settings.journalTable(), tables),
        new DynamoDbWorkflows(
            settings.workflowsTable(), tables, settings.dueShards(), settings.rowRetention()),
        new DynamoDbToDos(settings.toDosTable(), tables, settings.rowRetention()),
        announcement -> bus.get().announce(announcement),
        (source, reason, received) -> rejected.get().keep(source, reason, received),
        new EmfMeasures(
            environment.maybe("METRICS_NAMESPACE").orElse(EmfMeasures.USUAL_NAMESPACE)));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(String service, B builder) {
    region.ifPresent(builder::region);
    environment
        .maybe("AWS_ENDPOINT_URL_" + service)
        .map(URI::create)
        .ifPresent(builder::endpointOverride);
    C made =
        builder
            .credentialsProvider(credentials)
            .overrideConfiguration(
                client -> client.retryStrategy(RetryMode.STANDARD).apiCallAttemptTimeout(attempt))
            .httpClient(http)
            .build();
    clients.add(made);
    return made;
  }

  /** Closes what was connected, with its threads. */
  @Override
  public void close() {
    clients.forEach(SdkAutoCloseable::close);
    http.close();
  }
}
