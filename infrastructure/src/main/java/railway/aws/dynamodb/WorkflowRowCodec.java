package railway.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import railway.store.Standing;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of instances as items, in the words of {@link StandingCodec}.
 *
 * @param shards of the due index
 * @param retention how long the row of a workflow that has ended is kept
 */
record WorkflowRowCodec(int shards, Duration retention) {
  private static final Trees TREES = new Trees(Decimals.EXACT);

  Map<String, AttributeValue> encode(WorkflowRow row) {
    Standing standing = row.standing();
    Fields fields = new Fields().put("workflowId", row.id().value()).put("seq", row.seq());
    StandingCodec.write(standing, fields);
    fields
        .put("workflow", row.workflow())
        .put("at", row.at())
        .put("since", Moments.key(standing.since()))
        .put("position", row.workflow() + "#" + standing.task());
    standing.due().ifPresent(due -> index(due, row.id(), fields));
    if (standing.status() == Standing.Status.ENDED && standing.sweeps().isEmpty()) {
      fields.put("expiresAt", row.at().plus(retention).getEpochSecond());
    }
    return TREES.store(fields.map());
  }

  private void index(Instant due, WorkflowId id, Fields fields) {
    fields
        .put("due", Moments.key(due))
        .put("dueShard", Integer.toString(Workflows.shardOf(id, shards)));
  }

  /**
   * The row of an item. One that cannot be read is shown as paused and as older than every entry:
   * whoever finds it looks into the journal, and the next entry replaces it.
   */
  WorkflowRow decode(Map<String, AttributeValue> item) {
    Stored stored = Stored.item(Trees.read(item));
    WorkflowId id = stored.at("workflowId").as(WorkflowId::new);
    try {
      return new WorkflowRow(
          id,
          stored.at("workflow").text(),
          stored.at("seq").number(),
          stored.at("at").instant(),
          StandingCodec.read(stored));
    } catch (Broken broken) {
      return new WorkflowRow(
          id, "unreadable", -1, Instant.EPOCH, StandingCodec.unreadable(-1, Instant.EPOCH));
    }
  }
}
