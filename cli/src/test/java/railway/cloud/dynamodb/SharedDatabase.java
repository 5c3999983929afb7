package railway.cloud.dynamodb;

import railway.cloud.template.Template;
import railway.cloud.template.TemplateFile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The one database of the test process, with the tables of the real template. Tests keep apart by
 * their keys: only the first table with a stream that a process makes is fast, so it is never made
 * again.
 */
public final class SharedDatabase {
  public static final Template TEMPLATE = TemplateFile.load();
  private static final LocalDynamoDb DATABASE = start();

  private SharedDatabase() {}

  public static LocalDynamoDb get() {
    return DATABASE;
  }

  /** A client as the functions have one; the caller closes it. */
  public static DynamoDbClient client(LocalDynamoDb database, String accessKey, Region region) {
    return client(database, accessKey, region, 3);
  }

  /**
   * The same with a limit of attempts.
   *
   * @param attempts 1: no retry
   */
  static DynamoDbClient client(
      LocalDynamoDb database, String accessKey, Region region, int attempts) {
    return DynamoDbClient.builder()
        .endpointOverride(database.endpoint())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .overrideConfiguration(
            overrides -> overrides.retryStrategy(retry -> retry.maxAttempts(attempts)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static LocalDynamoDb start() {
    var database = LocalDynamoDb.start(0);
    new TableProvisioner(database.tables()).provide(TEMPLATE.tables().values());
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    return database;
  }
}
