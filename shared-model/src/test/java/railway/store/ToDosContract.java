package railway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import railway.workflow.TaskId;

/** What every read model of To-Dos promises. Each test has an empty one. */
public abstract class ToDosContract {
  private static final Instant NOON = Entries.NOON;

  /** The read model under test, the same one throughout a test. */
  protected abstract ToDos toDos();

  @Test
  void get_ofAnUnknownToDo_isEmpty() {
    assertThat(toDos().get(new TaskId("nothing"))).isEmpty();
  }

  @Test
  void open_thenGet_givesTheRow() {
    ToDoRow row = row("ask-1", "role:sender", NOON);

    toDos().open(row);

    assertThat(toDos().get(row.id())).contains(row);
    assertThat(toDos().openFor(Set.of("role:sender"), 10)).containsExactly(row);
  }

  @Test
  void open_ofOneThatIsShown_changesNothing() {
    ToDoRow row = row("ask-1", "role:sender", NOON);
    toDos().open(row);
    toDos().open(row("ask-1", "role:nobody", NOON.plusSeconds(1)));

    assertThat(toDos().get(row.id())).contains(row);
    assertThat(toDos().openFor(Set.of("role:nobody"), 10)).isEmpty();
  }

  @Test
  void openThenClose_isClosed() {
    ToDoRow row = row("ask-1", "role:sender", NOON);
    toDos().open(row);
    toDos().close(closed(row, "Delivered"));

    assertThat(toDos().get(row.id())).contains(closed(row, "Delivered"));
    assertThat(toDos().openFor(Set.of("role:sender"), 10)).isEmpty();
  }

  @Test
  void closeThenOpen_isClosed() {
    ToDoRow row = row("ask-1", "role:sender", NOON);
    toDos().close(closed(row, "Delivered"));
    toDos().open(row);

    assertThat(toDos().get(row.id())).contains(closed(row, "Delivered"));
    assertThat(toDos().openFor(Set.of("role:sender"), 10)).isEmpty();
  }

  @Test
  void closeTwice_keepsTheFirst() {
    ToDoRow row = row("ask-1", "role:sender", NOON);
    toDos().close(closed(row, "Delivered"));
    toDos().close(closed(row, "Returned"));

    assertThat(toDos().get(row.id())).contains(closed(row, "Delivered"));
  }

  @Test
  void openFor_listsThoseOfTheAssignees_oldestFirst_upToTheLimit() {
    ToDoRow first = row("ask-3", "subject:ann", NOON);
    ToDoRow second = row("ask-1", "role:sender", NOON.plusMillis(1));
    ToDoRow third = row("ask-2", "role:sender", NOON.plusMillis(2));
    List.of(third, first, second, row("ask-4", "role:support", NOON)).forEach(toDos()::open);
    Set<String> both = Set.of("role:sender", "subject:ann", "role:none");

    assertThat(toDos().openFor(both, 10)).containsExactly(first, second, third);
    assertThat(toDos().openFor(both, 2)).containsExactly(first, second);
    assertThat(toDos().openFor(Set.of("role:sender"), 10)).containsExactly(second, third);
    assertThat(toDos().openFor(both, 0)).isEmpty();
    assertThat(toDos().openFor(Set.of(), 10)).isEmpty();
  }

  protected static ToDoRow row(String id, String assignee, Instant since) {
    return new ToDoRow(
        new TaskId(id),
        new WorkflowId("parcel-7"),
        "parcel",
        "AskSender",
        4,
        assignee,
        "api",
        Map.of(
            "parcelId",
            "7",
            "grams",
            31_500L,
            "lines",
            List.of(Map.of("name", "box", "fragile", true), Map.of()),
            "empty",
            ""),
        since,
        Optional.of(NOON.plusSeconds(60)),
        Optional.empty());
  }

  protected static ToDoRow closed(ToDoRow row, String event) {
    return row.closed(new ToDoRow.Closed(event, NOON.plusSeconds(7), 5));
  }
}
