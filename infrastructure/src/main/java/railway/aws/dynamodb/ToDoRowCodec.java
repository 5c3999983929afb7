package railway.aws.dynamodb;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.workflow.TaskId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of To-Dos as items.
 *
 * @param retention how long a decided To-Do is kept
 */
record ToDoRowCodec(Duration retention) {
  static final String OPEN = "open";

  private static final String DECIDED = "decided";

  /** People read these rows, so a number stays a number even if it loses trailing zeros. */
  private static final Trees TREES = new Trees(Decimals.SHOWN);

  Map<String, AttributeValue> encode(ToDoRow row) {
    Fields fields =
        new Fields()
            .put("taskId", row.id().value())
            .put("workflowId", row.workflowId().value())
            .put("workflow", row.workflow())
            .put("task", row.task())
            .put("visitSeq", row.visitSeq())
            .put("assignedTo", row.assignee())
            .put("endpoint", row.endpoint())
            .put("question", row.question())
            .put("since", Moments.key(row.since()))
            .put("deadline", row.deadline())
            .put("status", row.decided().isPresent() ? DECIDED : OPEN);
    row.decided()
        .ifPresentOrElse(how -> decided(how, fields), () -> fields.put("assignee", row.assignee()));
    return TREES.store(fields.map());
  }

  private void decided(ToDoRow.Closed how, Fields fields) {
    fields
        .put("decidedEvent", how.event())
        .put("decidedAt", how.at())
        .put("decidedSeq", how.seq())
        .put(DynamoDbToDos.EXPIRES_AT, Moments.expiry(how.at(), retention));
  }

  /** The row of an item; one that cannot be read is not shown, and can be rebuilt. */
  Optional<ToDoRow> decode(Map<String, AttributeValue> item) {
    Stored row = Stored.item(Trees.read(item));
    try {
      return Optional.of(
          new ToDoRow(
              row.at("taskId").as(TaskId::new),
              row.at("workflowId").as(WorkflowId::new),
              row.at("workflow").text(),
              row.at("task").text(),
              row.at("visitSeq").number(),
              row.at("assignedTo").text(),
              row.at("endpoint").text(),
              question(row.at("question")),
              row.at("since").instant(),
              row.maybe("deadline").map(Stored::instant),
              row.at("status").text().equals(DECIDED)
                  ? Optional.of(closed(row))
                  : Optional.empty()));
    } catch (Broken broken) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> question(Stored question) {
    Map<String, Object> tree = new LinkedHashMap<>();
    question
        .map()
        .forEach(
            (name, field) ->
                Optional.ofNullable(field.plain()).ifPresent(value -> tree.put(name, value)));
    return tree;
  }

  private static ToDoRow.Closed closed(Stored row) {
    return new ToDoRow.Closed(
        row.at("decidedEvent").text(),
        row.at("decidedAt").instant(),
        row.at("decidedSeq").number());
  }
}
