package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import railway.store.Entries;
import railway.store.StoreTrouble;
import railway.store.ToDoRow;
import railway.store.ToDos;
import railway.store.ToDosContract;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The read model of To-Dos on DynamoDB keeps the contract, and reads well in a table browser. */
class DynamoDbToDosTest extends ToDosContract {
  private final String table = LocalDynamoDb.newToDosTable();
  private final ToDos toDos =
      new DynamoDbToDos(table, LocalDynamoDb.enhanced(), DynamoDbToDos.RETENTION);

  @Override
  protected ToDos toDos() {
    return toDos;
  }

  @Test
  void anOpenToDo_readsWellInATableBrowser() {
    toDos.open(row("ask-1", "role:sender", Entries.NOON));

    assertThat(stored())
        .containsEntry("status", text("open"))
        .containsEntry("assignee", text("role:sender"))
        .containsEntry("assignedTo", text("role:sender"))
        .containsEntry("workflowId", text("parcel-7"))
        .containsEntry("task", text("AskSender"))
        .containsEntry("endpoint", text("api"))
        .containsEntry("since", text("2026-03-01T12:00:00.000Z"))
        .containsEntry("deadline", text("2026-03-01T12:01:00.000Z"))
        .doesNotContainKeys("decidedEvent", "decidedAt", "decidedSeq", "expiresAt");
    assertThat(stored().get("question").m()).containsEntry("grams", AttributeValue.fromN("31500"));
  }

  @Test
  void aDecidedToDo_leavesTheIndex_saysHow_andExpires() {
    toDos.close(closed(row("ask-1", "role:sender", Entries.NOON), "Delivered"));
    long later = Entries.NOON.plusSeconds(7).plus(Duration.ofDays(30)).getEpochSecond();

    assertThat(stored())
        .containsEntry("status", text("decided"))
        .containsEntry("assignedTo", text("role:sender"))
        .containsEntry("decidedEvent", text("Delivered"))
        .containsEntry("decidedAt", text("2026-03-01T12:00:07.000Z"))
        .containsEntry("decidedSeq", AttributeValue.fromN("5"))
        .containsEntry("expiresAt", AttributeValue.fromN("" + later))
        .doesNotContainKey("assignee");
  }

  @Test
  void anAmount_staysANumber() {
    ToDoRow row = row("ask-1", "role:sender", Entries.NOON);
    toDos.open(
        new ToDoRow(
            row.id(),
            row.workflowId(),
            row.workflow(),
            row.task(),
            row.visitSeq(),
            row.assignee(),
            row.endpoint(),
            Map.of("price", new BigDecimal("10.50")),
            row.since(),
            row.deadline(),
            row.decided()));

    assertThat(toDos.get(row.id()).orElseThrow().question())
        .hasEntrySatisfying(
            "price",
            price ->
                assertThat(price)
                    .isInstanceOfSatisfying(
                        BigDecimal.class,
                        number -> assertThat(number).isEqualByComparingTo("10.5")));
  }

  @Test
  void aRowThatSomebodyBroke_isNotShown() {
    toDos.open(row("ask-1", "role:sender", Entries.NOON));
    Map<String, AttributeValue> broken = new HashMap<>(stored());
    broken.put("question", text("why?"));
    LocalDynamoDb.plain().putItem(put -> put.tableName(table).item(broken));
    toDos.open(row("ask-2", "role:sender", Entries.NOON.plusSeconds(1)));

    assertThat(toDos.get(row("ask-1", "", Entries.NOON).id())).isEmpty();
    assertThat(toDos.openFor(Set.of("role:sender"), 1))
        .containsExactly(row("ask-2", "role:sender", Entries.NOON.plusSeconds(1)));
  }

  @Test
  void requests_ofATableThatIsNotThere_areStoreTrouble() {
    var nowhere = new DynamoDbToDos("Nowhere", LocalDynamoDb.enhanced(), Duration.ofDays(1));
    ToDoRow row = row("ask-1", "role:sender", Entries.NOON);

    assertThatThrownBy(() -> nowhere.open(row))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("show To-Do ask-1 in table Nowhere");
    assertThatThrownBy(() -> nowhere.get(row.id())).isInstanceOf(StoreTrouble.class);
    assertThatThrownBy(() -> nowhere.openFor(Set.of("role:sender"), 1))
        .isInstanceOf(StoreTrouble.class);
  }

  private Map<String, AttributeValue> stored() {
    return LocalDynamoDb.plain()
        .getItem(
            get -> get.tableName(table).key(Map.of("taskId", text("ask-1"))).consistentRead(true))
        .item();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
