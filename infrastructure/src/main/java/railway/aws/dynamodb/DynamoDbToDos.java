package railway.aws.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.workflow.TaskId;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The read model of To-Dos on DynamoDB. Only open ones have the attribute {@code assignee}, so that
 * the index of that name lists nothing else; {@code assignedTo} stays. Decided ones are cleared
 * away by TTL.
 */
public final class DynamoDbToDos implements ToDos {
  /** How long a decided To-Do is kept. */
  public static final Duration RETENTION = Duration.ofDays(30);

  /** The attribute after which DynamoDB forgets a row, in epoch seconds. */
  public static final String EXPIRES_AT = "expiresAt";

  private static final TableSchema<Item> SCHEMA =
      new ItemSchema()
          .partitionKey("taskId")
          .index("assignee", "assignee", "since")
          .plain("workflowId", "workflow", "task", "visitSeq", "assignedTo", "endpoint")
          .plain("question", "deadline", "status")
          .plain("decidedEvent", "decidedAt", "decidedSeq", EXPIRES_AT)
          .build();

  private static final Expression IS_NEW =
      Expression.builder().expression("attribute_not_exists(taskId)").build();

  private static final Expression IS_NOT_DECIDED =
      Expression.builder()
          .expression("attribute_not_exists(taskId) OR #status = :open")
          .putExpressionName("#status", "status")
          .putExpressionValue(":open", AttributeValue.fromS(ToDoRowCodec.OPEN))
          .build();

  private static final Comparator<ToDoRow> OLDEST_FIRST =
      Comparator.comparing(ToDoRow::since).thenComparing(row -> row.id().value());

  private final ItemTable table;
  private final ToDoRowCodec codec;

  /**
   * The read model.
   *
   * @param retention how long a decided To-Do is kept
   */
  public DynamoDbToDos(String tableName, DynamoDbEnhancedClient client, Duration retention) {
    this(tableName, client, retention, Optional.empty());
  }

  /** As the other, and asks DynamoDB what each request costs. */
  public DynamoDbToDos(
      String tableName, DynamoDbEnhancedClient client, Duration retention, CapacityMeter meter) {
    this(tableName, client, retention, Optional.of(meter));
  }

  private DynamoDbToDos(
      String tableName,
      DynamoDbEnhancedClient client,
      Duration retention,
      Optional<CapacityMeter> meter) {
    this.table = new ItemTable(tableName, SCHEMA, client, meter);
    this.codec = new ToDoRowCodec(retention);
  }

  /** The keys and indexes that the table must have. */
  public static TableMetadata keys() {
    return SCHEMA.tableMetadata();
  }

  @Override
  public void open(ToDoRow row) {
    put(row, IS_NEW);
  }

  @Override
  public void close(ToDoRow row) {
    put(row, IS_NOT_DECIDED);
  }

  private void put(ToDoRow row, Expression condition) {
    table.put(
        codec.encode(row),
        condition,
        ReturnValuesOnConditionCheckFailure.NONE,
        () -> "show To-Do " + row.id());
  }

  @Override
  public Optional<ToDoRow> get(TaskId id) {
    return table.get(id.value(), () -> "read To-Do " + id).flatMap(codec::decode);
  }

  @Override
  public List<ToDoRow> openFor(Set<String> assignees, int limit) {
    List<ToDoRow> rows = new ArrayList<>();
    for (String assignee : assignees) {
      rows.addAll(openFor(assignee, limit));
    }
    return rows.stream().sorted(OLDEST_FIRST).limit(limit).toList();
  }

  private List<ToDoRow> openFor(String assignee, int limit) {
    List<ToDoRow> rows = new ArrayList<>();
    if (limit > 0) {
      table.queryIndex(
          "assignee",
          QueryEnhancedRequest.builder()
              .queryConditional(QueryConditional.keyEqualTo(key -> key.partitionValue(assignee)))
              .limit(limit),
          item -> addTo(rows, item) < limit,
          () -> "list the To-Dos of " + assignee);
    }
    return rows;
  }

  private int addTo(List<ToDoRow> rows, Map<String, AttributeValue> item) {
    codec.decode(item).ifPresent(rows::add);
    return rows.size();
  }
}
