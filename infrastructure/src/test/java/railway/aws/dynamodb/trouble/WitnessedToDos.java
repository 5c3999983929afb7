package railway.aws.dynamodb.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.workflow.TaskId;

/**
 * The read model of To-Dos in bad weather, each answer of which is compared with what is in the
 * table.
 */
record WitnessedToDos(ToDos toDos, ToDos plain, Set<ToDoRow> sent) implements ToDos {

  WitnessedToDos(ToDos toDos, ToDos plain) {
    this(toDos, plain, new HashSet<>());
  }

  @Override
  public void open(ToDoRow row) {
    put(row, () -> toDos.open(row));
  }

  @Override
  public void close(ToDoRow row) {
    put(row, () -> toDos.close(row));
  }

  private void put(ToDoRow row, Runnable call) {
    Optional<ToDoRow> before = plain.get(row.id());
    sent.add(row);
    Told.that(
        call,
        done -> {
          Optional<ToDoRow> after = plain.get(row.id());
          onlyForward(before, after);
          if (done) {
            assertThat(after).isPresent();
          }
          if (done && row.decided().isPresent()) {
            assertThat(after).hasValueSatisfying(WitnessedToDos::isDecided);
          }
        });
  }

  /** What is open is replaced by a decision only, and a decision by nothing. */
  private void onlyForward(Optional<ToDoRow> before, Optional<ToDoRow> after) {
    if (before.isPresent() && !after.equals(before)) {
      assertThat(before.get().decided()).isEmpty();
      assertThat(after).hasValueSatisfying(WitnessedToDos::isDecided);
    }
    after.ifPresent(row -> assertThat(sent).contains(row));
  }

  private static void isDecided(ToDoRow row) {
    assertThat(row.decided()).isPresent();
  }

  @Override
  public Optional<ToDoRow> get(TaskId id) {
    return Told.of(() -> toDos.get(id), () -> plain.get(id));
  }

  @Override
  public List<ToDoRow> openFor(Set<String> assignees, int limit) {
    return Told.of(() -> toDos.openFor(assignees, limit), () -> plain.openFor(assignees, limit));
  }
}
