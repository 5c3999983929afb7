package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;

/**
 * The read model of instances in bad weather, each answer of which is compared with what is in the
 * table.
 */
record WitnessedWorkflows(Workflows workflows, Workflows plain, Set<WorkflowRow> sent)
    implements Workflows {

  WitnessedWorkflows(Workflows workflows, Workflows plain) {
    this(workflows, plain, new HashSet<>());
  }

  @Override
  public void show(WorkflowRow row) {
    Optional<WorkflowRow> before = plain.get(row.id());
    sent.add(row);
    Told.that(
        () -> workflows.show(row),
        done -> {
          Optional<WorkflowRow> after = plain.get(row.id());
          onlyForward(before, after);
          if (done) {
            assertThat(seq(after)).isGreaterThanOrEqualTo(row.seq());
          }
        });
  }

  private void onlyForward(Optional<WorkflowRow> before, Optional<WorkflowRow> after) {
    assertThat(seq(after)).isGreaterThanOrEqualTo(seq(before));
    if (seq(after) == seq(before)) {
      assertThat(after).isEqualTo(before);
    }
    after.ifPresent(row -> assertThat(sent).contains(row));
  }

  private static long seq(Optional<WorkflowRow> row) {
    return row.map(WorkflowRow::seq).orElse(-1L);
  }

  @Override
  public Optional<WorkflowRow> get(WorkflowId id) {
    return Told.of(() -> workflows.get(id), () -> plain.get(id));
  }

  @Override
  public List<WorkflowRow> due(int shard, Instant until, int limit) {
    return Told.of(() -> workflows.due(shard, until, limit), () -> plain.due(shard, until, limit));
  }

  @Override
  public List<WorkflowRow> at(String workflow, String task, int limit) {
    return Told.of(
        () -> workflows.at(workflow, task, limit), () -> plain.at(workflow, task, limit));
  }
}
