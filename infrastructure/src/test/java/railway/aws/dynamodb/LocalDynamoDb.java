package railway.aws.dynamodb;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this JVM, reached through HTTP on the loopback interface, so that the SDK's own
 * retries and interceptors are part of what is tested. One for the whole process, with one journal
 * that has a stream: only the first such table of a process is fast. Tests of the journal use
 * workflows of their own, tests of read models tables of their own.
 */
public final class LocalDynamoDb {
  /** The journal of the process. */
  public static final String JOURNAL = "Journal";

  private static final URI ENDPOINT = start();
  private static final DynamoDbClient CLIENT = client();
  private static final AttributeValue NOTHING = AttributeValue.fromNul(true);
  private static final AtomicInteger TABLES = new AtomicInteger();

  static {
    CLIENT.createTable(journal());
  }

  private LocalDynamoDb() {}

  public static DynamoDbClient plain() {
    return CLIENT;
  }

  public static DynamoDbEnhancedClient enhanced() {
    return enhanced(CLIENT);
  }

  public static DynamoDbEnhancedClient enhanced(DynamoDbClient client) {
    return DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
  }

  /** A client of its own, for tests that interfere with requests. */
  public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(ENDPOINT)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            settings ->
                settings
                    .executionInterceptors(Arrays.asList(interceptors))
                    .retryStrategy(retries -> retries.maxAttempts(3)))
        .build();
  }

  /**
   * A client over a wire of its own, with the retries of production but without the waits between
   * them, and without the budget of retries that a client in long trouble runs out of.
   */
  public static DynamoDbClient impatient(SdkHttpClient wire) {
    return impatient(wire, ENDPOINT);
  }

  /** As the other, of something that is perhaps no DynamoDB. */
  public static DynamoDbClient impatient(SdkHttpClient wire, URI endpoint) {
    return over(wire, endpoint, atOnce().circuitBreakerEnabled(false).build());
  }

  /** A client without waits that runs out of retries, as that of production does. */
  public static DynamoDbClient tiring(SdkHttpClient wire) {
    return over(wire, ENDPOINT, atOnce().build());
  }

  /** A client with the retries of production, waits included. */
  public static DynamoDbClient patient(SdkHttpClient wire) {
    return over(wire, ENDPOINT, AwsRetryStrategy.forRetryMode(RetryMode.STANDARD));
  }

  private static StandardRetryStrategy.Builder atOnce() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately());
  }

  private static DynamoDbClient over(SdkHttpClient wire, URI endpoint, RetryStrategy retries) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(wire)
        .overrideConfiguration(settings -> settings.retryStrategy(retries))
        .build();
  }

  /** Deletes the few items of a table, which is faster than another table. */
  public static void empty(String table, String partitionKey) {
    List<WriteRequest> deletions =
        CLIENT.scan(scan -> scan.tableName(table)).items().stream()
            .map(item -> item.getOrDefault(partitionKey, NOTHING))
            .map(key -> DeleteRequest.builder().key(Map.of(partitionKey, key)).build())
            .map(deletion -> WriteRequest.builder().deleteRequest(deletion).build())
            .toList();
    if (!deletions.isEmpty()) {
      CLIENT.batchWriteItem(batch -> batch.requestItems(Map.of(table, deletions)));
    }
  }

  /** An empty table like Workflows of template.yaml. */
  public static String newWorkflowsTable() {
    return create(
        "workflowId", index("due", "dueShard", "due"), index("position", "position", "since"));
  }

  /** An empty table like ToDos of template.yaml. */
  public static String newToDosTable() {
    return create("taskId", index("assignee", "assignee", "since"));
  }

  private static String create(String partitionKey, GlobalSecondaryIndex... indexes) {
    String name = "Table" + TABLES.incrementAndGet();
    Stream<String> indexed =
        Arrays.stream(indexes)
            .flatMap(index -> index.keySchema().stream())
            .map(KeySchemaElement::attributeName);
    CLIENT.createTable(
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key(partitionKey, KeyType.HASH))
            .attributeDefinitions(
                Stream.concat(Stream.of(partitionKey), indexed).map(LocalDynamoDb::text).toList())
            .globalSecondaryIndexes(indexes)
            .build());
    return name;
  }

  private static CreateTableRequest journal() {
    return CreateTableRequest.builder()
        .tableName(JOURNAL)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(key("workflowId", KeyType.HASH), key("seq", KeyType.RANGE))
        .attributeDefinitions(
            text("workflowId"),
            AttributeDefinition.builder()
                .attributeName("seq")
                .attributeType(ScalarAttributeType.N)
                .build())
        .streamSpecification(
            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
        .build();
  }

  private static GlobalSecondaryIndex index(String name, String partitionKey, String sortKey) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static URI start() {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      Server server = new Server(new InetSocketAddress(loopback, 0));
      server.setHandler(
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
      server.start();
      int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
      return URI.create("http://127.0.0.1:" + port);
    } catch (Exception broken) {
      throw new IllegalStateException("DynamoDB Local did not start", broken);
    }
  }
}
