package railway.aws.dynamodb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import railway.store.Append;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.Tail;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The journal on DynamoDB. Its only write is one put, on the condition that the key is free: the
 * lock, the compare-and-set and the trigger of the next step. The client may retry, because a
 * condition that fails on an item of the same writer is that writer's own earlier request.
 */
public final class DynamoDbJournal implements Journal {
  /** Above this an entry is refused; DynamoDB's own limit is 400 KB. */
  public static final long LARGEST_ENTRY = 350L * 1024;

  /** Four ordinary entries are one read unit, and most visits are no longer. */
  private static final int TAIL_PAGE = 4;

  private static final TableSchema<Item> SCHEMA =
      new ItemSchema()
          .partitionKey("workflowId")
          .sortKey("seq", AttributeValueType.N)
          .plain("at", "by", "workflow", "facts", "standing", "follow")
          .build();

  private static final Expression KEY_IS_FREE =
      Expression.builder().expression("attribute_not_exists(workflowId)").build();

  private final EntryCodec codec;
  private final ItemTable table;

  /**
   * A journal.
   *
   * @param definitions the definition of a workflow's name, if there is one
   */
  public DynamoDbJournal(
      Function<String, Optional<Definition>> definitions,
      String tableName,
      DynamoDbEnhancedClient client) {
    this(definitions, tableName, client, Optional.empty());
  }

  /** As the other, and asks DynamoDB what each request costs. */
  public DynamoDbJournal(
      Function<String, Optional<Definition>> definitions,
      String tableName,
      DynamoDbEnhancedClient client,
      CapacityMeter meter) {
    this(definitions, tableName, client, Optional.of(meter));
  }

  private DynamoDbJournal(
      Function<String, Optional<Definition>> definitions,
      String tableName,
      DynamoDbEnhancedClient client,
      Optional<CapacityMeter> meter) {
    this.codec = new EntryCodec(definitions);
    this.table = new ItemTable(tableName, SCHEMA, client, meter);
  }

  /** The keys and indexes that the table must have. */
  public static TableMetadata keys() {
    return SCHEMA.tableMetadata();
  }

  @Override
  public Append append(Entry entry) {
    Map<String, AttributeValue> item = codec.encode(entry);
    long bytes = ItemSize.of(item);
    if (bytes > LARGEST_ENTRY) {
      return new Append.TooLarge(bytes, LARGEST_ENTRY);
    }
    ItemTable.Put put =
        table.put(
            item,
            KEY_IS_FREE,
            ReturnValuesOnConditionCheckFailure.ALL_OLD,
            () ->
                "append entry %d of %s (whether it was written is unknown)"
                    .formatted(entry.seq(), entry.id()));
    return switch (put) {
      case ItemTable.Put.Done done -> new Append.Appended();
      case ItemTable.Put.Refused refused -> lost(entry, refused.there());
    };
  }

  private Append lost(Entry entry, Map<String, AttributeValue> there) {
    if (AttributeValue.fromS(entry.by()).equals(there.get("by"))) {
      return new Append.Appended();
    }
    return switch (codec.decode(there)) {
      case Reading.Legible winner -> new Append.Taken(Optional.of(winner.entry()));
      case Reading.Unreadable unreadable -> new Append.Taken(Optional.empty());
    };
  }

  @Override
  public Tail tail(WorkflowId id) {
    List<Reading> newestFirst = new ArrayList<>(TAIL_PAGE);
    table.query(
        backwards(id),
        item -> {
          newestFirst.add(codec.decode(item));
          return isLater(newestFirst.getLast());
        },
        reading(id));
    return newestFirst.isEmpty() ? new Tail.Missing() : tail(newestFirst);
  }

  /**
   * Whether the entry belongs to a visit that began earlier. What is unreadable ends the search.
   */
  private static boolean isLater(Reading reading) {
    return switch (reading) {
      case Reading.Legible legible -> legible.entry().arrival().isEmpty();
      case Reading.Unreadable unreadable -> false;
    };
  }

  private static Tail tail(List<Reading> newestFirst) {
    List<Entry> entries = new ArrayList<>(newestFirst.size());
    for (Reading reading : newestFirst) {
      switch (reading) {
        case Reading.Legible legible -> entries.add(legible.entry());
        case Reading.Unreadable unreadable -> {
          return new Tail.Unreadable(
              entries.isEmpty()
                  ? unreadable.entry()
                  : asOf(entries.getFirst(), unreadable.entry().reason()));
        }
      }
    }
    if (entries.getLast().arrival().isEmpty()) {
      return new Tail.Unreadable(
          asOf(
              entries.getFirst(),
              "The journal of %s begins with entry %d, which no transition led to: restore the entries before it"
                  .formatted(entries.getFirst().id(), entries.getLast().seq())));
    }
    Collections.reverse(entries);
    return new Tail.Facts(entries);
  }

  private static UnreadableEntry asOf(Entry newest, String reason) {
    return new UnreadableEntry(
        newest.id(), newest.seq(), newest.workflow(), newest.standing(), reason);
  }

  @Override
  public List<Reading> read(WorkflowId id, long from, int limit) {
    List<Reading> readings = new ArrayList<>();
    if (limit > 0) {
      table.query(
          forwards(id, from, limit),
          item -> {
            readings.add(codec.decode(item));
            return readings.size() < limit;
          },
          reading(id));
    }
    return List.copyOf(readings);
  }

  private static QueryEnhancedRequest.Builder backwards(WorkflowId id) {
    return QueryEnhancedRequest.builder()
        .queryConditional(QueryConditional.keyEqualTo(key -> key.partitionValue(id.value())))
        .scanIndexForward(false)
        .consistentRead(true)
        .limit(TAIL_PAGE);
  }

  private static QueryEnhancedRequest.Builder forwards(WorkflowId id, long from, int limit) {
    return QueryEnhancedRequest.builder()
        .queryConditional(
            QueryConditional.sortGreaterThanOrEqualTo(
                key -> key.partitionValue(id.value()).sortValue(from)))
        .consistentRead(true)
        .limit(limit);
  }

  private static Supplier<String> reading(WorkflowId id) {
    return () -> "read the journal of " + id;
  }
}
