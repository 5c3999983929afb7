package railway.cli;

import java.net.URI;
import java.util.Optional;
import railway.aws.dynamodb.DynamoDbJournal;
import railway.aws.dynamodb.DynamoDbWorkflowIds;
import railway.engine.Definitions;
import railway.store.Journal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** A journal table somewhere: of the local cloud, or of an account. */
final class StoredJournals implements AutoCloseable {
  private static final String LOCAL = "local";

  private final DynamoDbClient client;
  private final String table;

  private StoredJournals(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** A cloud of this machine, which lets everybody in. */
  static StoredJournals at(URI endpoint, Optional<String> region, String table) {
    return new StoredJournals(
        builder()
            .endpointOverride(endpoint)
            .region(Region.of(region.orElse(LOCAL)))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL, LOCAL)))
            .build(),
        table);
  }

  /** An account, with the credentials that the SDK finds in the environment. */
  static StoredJournals of(String region, String table) {
    return new StoredJournals(builder().region(Region.of(region)).build(), table);
  }

  private static DynamoDbClientBuilder builder() {
    return DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  Journal journal(Definitions definitions) {
    return new DynamoDbJournal(
        definitions::get,
        table,
        DynamoDbEnhancedClient.builder().dynamoDbClient(client).extensions().build());
  }

  DynamoDbWorkflowIds ids() {
    return new DynamoDbWorkflowIds(table, client);
  }

  @Override
  public void close() {
    client.close();
  }
}
