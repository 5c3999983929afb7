package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.store.Entries;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.store.WorkflowsContract;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The read model of instances on DynamoDB keeps the contract, and reads well in a table browser.
 */
class DynamoDbWorkflowsTest extends WorkflowsContract {
  private final String table = LocalDynamoDb.newWorkflowsTable();
  private final Workflows workflows =
      new DynamoDbWorkflows(table, LocalDynamoDb.enhanced(), SHARDS, DynamoDbWorkflows.RETENTION);

  @Override
  protected Workflows workflows() {
    return workflows;
  }

  @Test
  void aRow_readsWellInATableBrowser() {
    WorkflowRow row = row("order-1", 4, Entries.everyStanding().getFirst());
    workflows.show(row);

    Map<String, AttributeValue> item = stored("order-1");
    Map<String, String> words = new HashMap<>();
    item.forEach(
        (name, value) ->
            words.put(name, value.s() != null ? value.s() : String.valueOf(value.n())));

    assertThat(words)
        .containsEntry("status", "waiting")
        .containsEntry("task", "AskSender")
        .containsEntry("taskId", "ask-7-visit-2")
        .containsEntry("category", "to do")
        .containsEntry("since", "2026-03-01T12:00:00.000Z")
        .containsEntry("due", "2026-03-01T12:00:59.000Z")
        .containsEntry("dueShard", "" + Workflows.shardOf(row.id(), SHARDS))
        .containsEntry("deadline", "2026-03-01T12:01:00.000Z")
        .containsEntry("position", "parcel#AskSender")
        .containsEntry("workflow", "parcel")
        .containsEntry("attempts", "3")
        .containsEntry("unresolved", "2")
        .containsEntry("seq", "4")
        .containsEntry("visitSeq", "4")
        .containsEntry("at", "2026-03-01T12:00:00.000Z")
        .containsKeys("visits", "sweeps")
        .doesNotContainKey("expiresAt");
  }

  @Test
  void aRowThatIsNotDue_isNotInTheIndex() {
    workflows.show(row("order-1", 1, Entries.running(Entries.NOON)));

    assertThat(stored("order-1")).doesNotContainKeys("due", "dueShard");
  }

  @Test
  void aWorkflowThatHasEnded_expires_oncePossibleStepsAreSweptUp() {
    Standing ended = Entries.everyStanding().get(1);
    Standing sweeping = withSweeps(ended, Entries.everyStanding().getFirst().sweeps());
    Instant later = Entries.NOON.plus(Duration.ofDays(30));

    workflows.show(row("order-1", 1, sweeping));
    assertThat(stored("order-1")).doesNotContainKey("expiresAt");

    workflows.show(row("order-1", 2, ended));
    assertThat(stored("order-1"))
        .containsEntry("expiresAt", AttributeValue.fromN("" + later.getEpochSecond()));
  }

  @Test
  void aRowThatSomebodyBroke_isShownAsPaused_andReplacedByTheNextEntry() {
    workflows.show(row("order-1", 1, due(Entries.NOON)));
    Map<String, AttributeValue> broken = new HashMap<>(stored("order-1"));
    broken.put("status", AttributeValue.fromS("dancing"));
    LocalDynamoDb.plain().putItem(put -> put.tableName(table).item(broken));
    WorkflowRow next = row("order-1", 2, Entries.running(Entries.NOON));

    assertThat(workflows.get(next.id()).orElseThrow().standing().status())
        .isEqualTo(Standing.Status.PAUSED);
    assertThat(workflows.due(Workflows.shardOf(next.id(), SHARDS), Entries.NOON, 10)).hasSize(1);
    workflows.show(next);
    assertThat(workflows.get(next.id())).contains(next);
  }

  @Test
  void requests_ofATableThatIsNotThere_areStoreTrouble() {
    var nowhere =
        new DynamoDbWorkflows("Nowhere", LocalDynamoDb.enhanced(), SHARDS, Duration.ofDays(1));

    assertThatThrownBy(() -> nowhere.show(row("order-1", 1, due(Entries.NOON))))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("show order-1 in table Nowhere");
    assertThatThrownBy(() -> nowhere.get(new WorkflowId("order-1")))
        .isInstanceOf(StoreTrouble.class);
    assertThatThrownBy(() -> nowhere.due(0, Entries.NOON, 1)).isInstanceOf(StoreTrouble.class);
  }

  @Test
  void units_areReported_withThoseOfTheIndexes() {
    Units units = new Units();
    var metered =
        new DynamoDbWorkflows(table, LocalDynamoDb.enhanced(), SHARDS, Duration.ofDays(1), units);

    metered.show(row("order-1", 1, Entries.running(Entries.NOON)));
    assertThat(units.written()).isEqualTo(2); // the row and the index position
    metered.get(new WorkflowId("order-1"));
    assertThat(units.read()).isEqualTo(0.5);
  }

  private Map<String, AttributeValue> stored(String id) {
    return LocalDynamoDb.plain()
        .getItem(
            get ->
                get.tableName(table)
                    .key(Map.of("workflowId", AttributeValue.fromS(id)))
                    .consistentRead(true))
        .item();
  }

  private static Standing withSweeps(Standing standing, List<Standing.Sweep> sweeps) {
    return new Standing(
        standing.status(),
        standing.task(),
        standing.id(),
        standing.category(),
        standing.since(),
        standing.visitSeq(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Map.of(),
        sweeps,
        false);
  }
}
