package railway.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The read model of instances on DynamoDB, with the sparse index {@code due} (shard, due time) and
 * the index {@code position} (workflow and task, since). Rows of workflows that have ended are
 * cleared away by TTL; the journal keeps them.
 */
public final class DynamoDbWorkflows implements Workflows {
  /** How long the row of a workflow that has ended is kept. */
  public static final Duration RETENTION = Duration.ofDays(30);

  private static final String DUE = "due";

  /** The attribute after which DynamoDB forgets a row, in epoch seconds. */
  public static final String EXPIRES_AT = "expiresAt";

  private static final TableSchema<Item> SCHEMA =
      new ItemSchema()
          .partitionKey("workflowId")
          .index(DUE, "dueShard", DUE)
          .index("position", "position", "since")
          .plain("seq", "at", "workflow", "status", "task", "taskId", "category", "visitSeq")
          .plain("deadline", "attempts", "unresolved", "visits", "sweeps", EXPIRES_AT)
          .build();

  private final ItemTable table;
  private final WorkflowRowCodec codec;

  /**
   * The read model.
   *
   * @param shards of the due index: as many as there are schedules that sweep it
   * @param retention how long the row of a workflow that has ended is kept
   */
  public DynamoDbWorkflows(
      String tableName, DynamoDbEnhancedClient client, int shards, Duration retention) {
    this(tableName, client, shards, retention, Optional.empty());
  }

  /** As the other, and asks DynamoDB what each request costs. */
  public DynamoDbWorkflows(
      String tableName,
      DynamoDbEnhancedClient client,
      int shards,
      Duration retention,
      CapacityMeter meter) {
    this(tableName, client, shards, retention, Optional.of(meter));
  }

  private DynamoDbWorkflows(
      String tableName,
      DynamoDbEnhancedClient client,
      int shards,
      Duration retention,
      Optional<CapacityMeter> meter) {
    this.table = new ItemTable(tableName, SCHEMA, client, meter);
    this.codec = new WorkflowRowCodec(shards, retention);
  }

  /** The keys and indexes that the table must have. */
  public static TableMetadata keys() {
    return SCHEMA.tableMetadata();
  }

  /** An older entry that comes late fails the condition; that is ordinary, and silent. */
  @Override
  public void show(WorkflowRow row) {
    table.put(
        codec.encode(row),
        onlyIfNewer(row),
        ReturnValuesOnConditionCheckFailure.NONE,
        () -> "show " + row.id());
  }

  private static Expression onlyIfNewer(WorkflowRow row) {
    return Expression.builder()
        .expression("attribute_not_exists(workflowId) OR seq < :seq")
        .putExpressionValue(":seq", AttributeValue.fromN(Long.toString(row.seq())))
        .build();
  }

  @Override
  public Optional<WorkflowRow> get(WorkflowId id) {
    return table.get(id.value(), () -> "read the row of " + id).map(codec::decode);
  }

  @Override
  public List<WorkflowRow> due(int shard, Instant until, int limit) {
    List<WorkflowRow> rows = new ArrayList<>();
    if (limit > 0) {
      table.queryIndex(
          DUE,
          dueUntil(shard, until).limit(limit),
          item -> {
            rows.add(codec.decode(item));
            return rows.size() < limit;
          },
          () -> "find what is due in shard " + shard);
    }
    return List.copyOf(rows);
  }

  private static QueryEnhancedRequest.Builder dueUntil(int shard, Instant until) {
    return QueryEnhancedRequest.builder()
        .queryConditional(
            QueryConditional.sortLessThanOrEqualTo(
                key -> key.partitionValue(Integer.toString(shard)).sortValue(Moments.key(until))));
  }
}
