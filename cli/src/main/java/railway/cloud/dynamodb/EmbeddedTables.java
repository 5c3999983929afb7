package railway.cloud.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * The operations on tables, straight from the database of this process; every other operation is
 * unsupported.
 */
record EmbeddedTables(LocalDynamoDBRequestHandler database, String accessKey, String region)
    implements DynamoDbClient {

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return database.createTable(accessKey, region, request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return database.describeTable(accessKey, region, request);
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return database.listTables(accessKey, region, request);
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    return database.updateTimeToLive(accessKey, region, request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Does nothing: the database lives on. */
  @Override
  public void close() {}
}
