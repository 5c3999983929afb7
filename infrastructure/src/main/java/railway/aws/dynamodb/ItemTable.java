package railway.aws.dynamodb;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import railway.store.StoreTrouble;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedResponse;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A table: the four requests that the adapters make of it, metered where somebody wants to know,
 * with every exception of the SDK made {@link StoreTrouble}.
 */
final class ItemTable {
  private final DynamoDbTable<Item> table;
  private final Optional<CapacityMeter> meter;
  private final ReturnConsumedCapacity capacity;

  ItemTable(
      String name,
      TableSchema<Item> schema,
      DynamoDbEnhancedClient client,
      Optional<CapacityMeter> meter) {
    this.table = client.table(name, schema);
    this.meter = meter;
    this.capacity =
        meter.isPresent() ? ReturnConsumedCapacity.INDEXES : ReturnConsumedCapacity.NONE;
  }

  /** What came of a conditional put. */
  sealed interface Put {
    record Done() implements Put {}

    /**
     * The condition does not hold.
     *
     * @param there the item that is there, if it was asked for
     */
    record Refused(Map<String, AttributeValue> there) implements Put {}
  }

  Put put(
      Map<String, AttributeValue> item,
      Expression condition,
      ReturnValuesOnConditionCheckFailure loser,
      Supplier<String> what) {
    var request =
        PutItemEnhancedRequest.builder(Item.class)
            .item(new Item(item))
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(loser)
            .returnConsumedCapacity(capacity)
            .build();
    try {
      var response = table.putItemWithResponse(request);
      meter.ifPresent(units -> units.wrote(response.consumedCapacity()));
      return new Put.Done();
    } catch (ConditionalCheckFailedException refused) {
      return new Put.Refused(refused.hasItem() ? refused.item() : Map.of());
    } catch (SdkException trouble) {
      throw trouble(what, trouble);
    }
  }

  /** An eventually consistent read of one item. */
  Optional<Map<String, AttributeValue>> get(String partition, Supplier<String> what) {
    Key key = Key.builder().partitionValue(partition).build();
    try {
      GetItemEnhancedResponse<Item> response =
          table.getItemWithResponse(get -> get.key(key).returnConsumedCapacity(capacity));
      meter.ifPresent(units -> units.read(response.consumedCapacity()));
      return Optional.ofNullable(response.attributes()).map(Item::attributes);
    } catch (SdkException trouble) {
      throw trouble(what, trouble);
    }
  }

  /** Passes on item after item, page by page, for as long as more are wanted. */
  void query(
      QueryEnhancedRequest.Builder query,
      Predicate<Map<String, AttributeValue>> wantsMore,
      Supplier<String> what) {
    each(table.query(query.returnConsumedCapacity(capacity).build()), wantsMore, what);
  }

  /** As {@link #query}, on an index. */
  void queryIndex(
      String index,
      QueryEnhancedRequest.Builder query,
      Predicate<Map<String, AttributeValue>> wantsMore,
      Supplier<String> what) {
    QueryEnhancedRequest request = query.returnConsumedCapacity(capacity).build();
    each(table.index(index).query(request), wantsMore, what);
  }

  private void each(
      SdkIterable<Page<Item>> pages,
      Predicate<Map<String, AttributeValue>> wantsMore,
      Supplier<String> what) {
    try {
      for (Page<Item> page : pages) {
        meter.ifPresent(units -> units.read(page.consumedCapacity()));
        for (Item item : page.items()) {
          if (!wantsMore.test(item.attributes())) {
            return;
          }
        }
      }
    } catch (SdkException trouble) {
      throw trouble(what, trouble);
    }
  }

  private StoreTrouble trouble(Supplier<String> what, SdkException cause) {
    return new StoreTrouble(
        "DynamoDB could not %s in table %s: %s"
            .formatted(what.get(), table.tableName(), cause.getMessage()),
        cause);
  }
}
