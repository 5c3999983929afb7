package railway.functions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import railway.contract.Contract;
import railway.engine.Definitions;
import railway.store.ToDoRow;

/** A To-Do as the query endpoint shows it: what is asked, by when, and how to answer. */
record ToDoView(Definitions definitions) {
  private static final String MESSAGE = "message from ";

  Map<String, Object> of(ToDoRow row) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", row.id().value());
    view.put("workflow", row.workflow());
    view.put("workflowId", row.workflowId().value());
    view.put("task", row.task());
    view.put("status", row.decided().isPresent() ? "decided" : "open");
    view.put("since", row.since().toString());
    row.deadline().ifPresent(deadline -> view.put("deadline", deadline.toString()));
    view.put("question", row.question());
    row.decided()
        .ifPresentOrElse(
            decided -> view.put("decided", decided(decided)), () -> view.put("answer", how(row)));
    return view;
  }

  private static Map<String, Object> decided(ToDoRow.Closed closed) {
    Map<String, Object> decided = new LinkedHashMap<>();
    decided.put("event", closed.event());
    decided.put("at", closed.at().toString());
    return decided;
  }

  private Map<String, Object> how(ToDoRow row) {
    Map<String, Object> how = new LinkedHashMap<>();
    if (row.endpoint().startsWith(MESSAGE)) {
      how.put("detailType", "ToDoAnswered");
      how.put("source", row.endpoint().substring(MESSAGE.length()));
      how.put("detail", "{\"toDo\": …, \"answer\": what the schema describes}");
    } else {
      how.put("method", "POST");
      how.put("path", "/todos/%s/answer".formatted(encoded(row.id().value())));
    }
    schema(row).ifPresent(schema -> how.put("schema", schema));
    return how;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The data contract of the answer, unless the workflow is no longer deployed. */
  private Optional<Map<String, Object>> schema(ToDoRow row) {
    return definitions
        .get(row.workflow())
        .flatMap(definition -> definition.task(row.task()))
        .flatMap(task -> task.answer())
        .map(answer -> Contract.of(answer).schema());
  }
}
