package railway.cli.verdict;

import java.util.List;
import java.util.Optional;
import railway.store.Entry;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;

/**
 * Everything that is stored about one workflow.
 *
 * @param entries its journal; empty when there is none
 * @param row of the read model Workflows
 * @param toDos the rows of the read model ToDos, as far as there are any
 * @param illegal what an audit of the journal objects to
 */
public record WorkflowFile(
    WorkflowId id,
    List<Entry> entries,
    Optional<WorkflowRow> row,
    List<ToDoRow> toDos,
    List<String> illegal) {
  public WorkflowFile {
    entries = List.copyOf(entries);
    toDos = List.copyOf(toDos);
    illegal = List.copyOf(illegal);
  }

  List<Visit> visits() {
    return Visit.of(entries);
  }
}
