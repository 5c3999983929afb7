package railway.aws.dynamodb;

import java.util.Optional;
import java.util.function.Consumer;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The workflows of a journal table, found by a scan: for auditors, not for engines. Keys alone come
 * over the wire, a page at a time; a scan still reads, and is paid for, everything there is.
 */
public record DynamoDbWorkflowIds(String tableName, DynamoDbClient client) {

  /**
   * Passes on each workflow once. Entries of one workflow are stored together, so that a journal is
   * found even when its beginning is gone. Workflows that begin meanwhile may be missed.
   */
  public void each(Consumer<WorkflowId> listener) {
    Optional<String> before = Optional.empty();
    try {
      var keys =
          client.scanPaginator(
              scan -> scan.tableName(tableName).projectionExpression("workflowId"));
      for (var page : keys) {
        for (var item : page.items()) {
          Optional<String> id = Optional.ofNullable(item.get("workflowId")).map(AttributeValue::s);
          if (!id.equals(before)) {
            id.map(WorkflowId::new).ifPresent(listener);
            before = id;
          }
        }
      }
    } catch (SdkException trouble) {
      throw new StoreTrouble(
          "DynamoDB could not list the workflows in table %s: %s"
              .formatted(tableName, trouble.getMessage()),
          trouble);
    }
  }
}
