package railway.cloud.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/** The operations on streams, straight from the database of this process. */
record EmbeddedStreams(LocalDynamoDBRequestHandler database, String accessKey, String region)
    implements DynamoDbStreamsClient {

  @Override
  public DescribeStreamResponse describeStream(DescribeStreamRequest request) {
    return database.describeStream(accessKey, region, request);
  }

  @Override
  public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
    return database.getShardIterator(accessKey, region, request);
  }

  @Override
  public GetRecordsResponse getRecords(GetRecordsRequest request) {
    return database.getRecords(accessKey, region, request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Does nothing: the database lives on. */
  @Override
  public void close() {}
}
