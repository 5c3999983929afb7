package railway.emulator;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An endpoint that speaks as AWS does, called with credentials that are worth nothing anywhere. */
final class Emulator implements AutoCloseable {
  /** Letters and digits, as DynamoDB Local below an emulator may want it; no account's number. */
  static final String NOBODY = "test";

  private static final String REGION = "us-east-1";

  private final URI endpoint;
  private final Runnable ending;
  private final DynamoDbClient tables;
  private final DynamoDbStreamsClient streams;
  private final EventBridgeClient events;
  private final SqsClient queues;

  private Emulator(URI endpoint, Runnable ending) {
    this.endpoint = endpoint;
    this.ending = ending;
    this.tables = client(DynamoDbClient.builder());
    this.streams = client(DynamoDbStreamsClient.builder());
    this.events = client(EventBridgeClient.builder());
    this.queues = client(SqsClient.builder());
  }

  /** The one that was found, started if it is not running yet. */
  static Emulator open() {
    return switch (EmulatorCondition.whereabouts()) {
      case Whereabouts.At at -> new Emulator(at.endpoint(), () -> {});
      case Whereabouts.InDocker docker -> {
        LocalStack started = LocalStack.start();
        yield new Emulator(started.endpoint(), started::close);
      }
      case Whereabouts.Nowhere nowhere -> throw new IllegalStateException(nowhere.reason());
    };
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(NOBODY, NOBODY)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  URI endpoint() {
    return endpoint;
  }

  /** What a function needs in its environment to find it. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB",
        endpoint.toString(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE",
        endpoint.toString(),
        "AWS_ENDPOINT_URL_SQS",
        endpoint.toString(),
        "AWS_REGION",
        REGION,
        "AWS_ACCESS_KEY_ID",
        NOBODY,
        "AWS_SECRET_ACCESS_KEY",
        NOBODY);
  }

  DynamoDbClient tables() {
    return tables;
  }

  DynamoDbStreamsClient streams() {
    return streams;
  }

  EventBridgeClient events() {
    return events;
  }

  SqsClient queues() {
    return queues;
  }

  @Override
  public void close() {
    tables.close();
    streams.close();
    events.close();
    queues.close();
    ending.run();
  }
}
