package railway.cli.shop;

import java.util.Map;
import java.util.Optional;
import railway.cloud.wire.Json;
import railway.contract.Contract;
import railway.contract.Reading;
import railway.contract.Strictness;
import railway.store.WorkflowId;

/** A To-Do as the query endpoint lists it. */
record OpenToDo(String id, WorkflowId workflow, String task, Map<String, Object> question) {

  static Optional<OpenToDo> of(Object listed) {
    return listed instanceof Map<?, ?> map
            && map.get("id") instanceof String id
            && map.get("workflowId") instanceof String workflow
            && map.get("task") instanceof String task
            && map.get("question") instanceof Map<?, ?> question
        ? Optional.of(new OpenToDo(id, new WorkflowId(workflow), task, Json.ofStrings(question)))
        : Optional.empty();
  }

  boolean asks(Class<?> type) {
    return task.equals(type.getSimpleName());
  }

  /** What is asked, by its contract. */
  <Q> Q question(Class<Q> type) {
    return switch (Contract.of(type).read(question, Strictness.LENIENT)) {
      case Reading.Read<Q> read -> read.value();
      case Reading.Violated<Q> violated ->
          throw new IllegalStateException(
              "The To-Do " + id + " does not show what it should: " + violated.summary());
    };
  }
}
