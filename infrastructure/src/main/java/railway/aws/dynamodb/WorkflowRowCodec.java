package railway.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
  private static final String UNREADABLE = "unreadable";
  private static final int LONGEST_POSITION = 600;

  Map<String, AttributeValue> encode(WorkflowRow row) {
    Standing standing = row.standing();
    Fields fields = new Fields().put("workflowId", row.id().value()).put("seq", row.seq());
    StandingCodec.write(standing, fields);
    fields
        .put("workflow", row.workflow())
        .put("at", row.at())
        .put("since", Moments.key(standing.since()))
        .put("position", position(row.workflow(), standing.task()));
    standing.due().ifPresent(due -> index(due, row.id(), fields));
    if (standing.status() == Standing.Status.ENDED && standing.sweeps().isEmpty()) {
      fields.put(DynamoDbWorkflows.EXPIRES_AT, Moments.expiry(row.at(), retention));
    }
    return TREES.store(fields.map());
  }

  /** A key of an index has 2048 bytes at most; what is longer, no workflow of ours is called. */
  static String position(String workflow, String task) {
    String names = workflow + "#" + task;
    return names.length() <= LONGEST_POSITION ? names : names.substring(0, LONGEST_POSITION);
  }

  private void index(Instant due, WorkflowId id, Fields fields) {
    fields
        .put("due", Moments.key(due))
        .put("dueShard", Integer.toString(Workflows.shardOf(id, shards)));
  }

  /**
   * The row of an item. One that cannot be read is shown as paused and as older than every entry:
   * whoever finds it looks into the journal, and the next entry replaces it. It stays due if it was
   * in the index of what is due, at once if nobody can say when.
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
      Optional<Instant> due = stored.maybe("due").map(WorkflowRowCodec::moment);
      return new WorkflowRow(
          id,
          stored.maybe("workflow").map(WorkflowRowCodec::name).orElse(UNREADABLE),
          -1,
          Instant.EPOCH,
          StandingCodec.unreadable(-1, Instant.EPOCH, due));
    }
  }

  private static Instant moment(Stored due) {
    try {
      return due.instant();
    } catch (Broken broken) {
      return Instant.EPOCH;
    }
  }

  private static String name(Stored workflow) {
    try {
      return workflow.text();
    } catch (Broken broken) {
      return UNREADABLE;
    }
  }
}
