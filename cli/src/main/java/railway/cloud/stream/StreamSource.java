package railway.cloud.stream;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A DynamoDB whose streams are read: the one of this process, or one behind an endpoint. */
public interface StreamSource {

  /** For table operations. */
  DynamoDbClient tables();

  /** For stream operations. */
  DynamoDbStreamsClient streams();

  /** The listener hears of writes as soon as the source does; a source may never hear of any. */
  void onWrite(Runnable listener);
}
