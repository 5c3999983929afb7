package railway.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
  private static final String POSITION = "position";

  private static final String IS_OLDER = "attribute_not_exists(workflowId) OR seq < :seq";
  private static final String IS_NO_NEWER = "attribute_not_exists(seq) OR seq <= :seq";

  /** The attribute after which DynamoDB forgets a row, in epoch seconds. */
  public static final String EXPIRES_AT = "expiresAt";

  private static final TableSchema<Item> SCHEMA =
      new ItemSchema()
          .partitionKey("workflowId")
          .index(DUE, "dueShard", DUE)
          .index(POSITION, POSITION, "since")
          .plain("seq", "at", "workflow", "status", "task", "taskId", "category", "visitSeq")
          .plain("deadline", "attempts", "unresolved", "visits", "sweeps", "uncertain", EXPIRES_AT)
          .build();

  private final ItemTable table;
  private final WorkflowRowCodec codec;
  private final String replaceable;

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
    this(
        new ItemTable(tableName, SCHEMA, client, meter),
        new WorkflowRowCodec(shards, retention),
        IS_OLDER);
  }

  private DynamoDbWorkflows(ItemTable table, WorkflowRowCodec codec, String replaceable) {
    this.table = table;
    this.codec = codec;
    this.replaceable = replaceable;
  }

  /**
   * The same read model for a rebuild: it also writes anew what is shown of the same entry, for
   * that may be damaged, or in a shard that nobody sweeps any more.
   */
  public Workflows rebuilding() {
    return new DynamoDbWorkflows(table, codec, IS_NO_NEWER);
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
        onlyIfReplaceable(row),
        ReturnValuesOnConditionCheckFailure.NONE,
        () -> "show " + row.id());
  }

  private Expression onlyIfReplaceable(WorkflowRow row) {
    return Expression.builder()
        .expression(replaceable)
        .putExpressionValue(":seq", AttributeValue.fromN(Long.toString(row.seq())))
        .build();
  }

  @Override
  public Optional<WorkflowRow> get(WorkflowId id) {
    return table.get(id.value(), () -> "read the row of " + id).map(codec::decode);
  }

  @Override
  public List<WorkflowRow> due(int shard, Instant until, int limit) {
    return rows(DUE, dueUntil(shard, until), limit, () -> "find what is due in shard " + shard);
  }

  @Override
  public List<WorkflowRow> at(String workflow, String task, int limit) {
    return rows(
        POSITION,
        QueryEnhancedRequest.builder()
            .queryConditional(
                QueryConditional.keyEqualTo(
                    key -> key.partitionValue(WorkflowRowCodec.position(workflow, task)))),
        limit,
        () -> "find what stands at " + task + " of " + workflow);
  }

  private List<WorkflowRow> rows(
      String index, QueryEnhancedRequest.Builder query, int limit, Supplier<String> what) {
    List<WorkflowRow> rows = new ArrayList<>();
    if (limit > 0) {
      table.queryIndex(
          index,
          query.limit(limit),
          item -> {
            rows.add(codec.decode(item));
            return rows.size() < limit;
          },
          what);
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
