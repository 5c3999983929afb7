package railway.aws.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * Hears what each request cost. DynamoDB does not say what a failed condition cost, so those are
 * not heard of; they cost the write units of the item that won.
 */
public interface CapacityMeter {
  /** A query or a get was made; one call a page. */
  void read(ConsumedCapacity units);

  /** An item was put; units of indexes are included. */
  void wrote(ConsumedCapacity units);
}
