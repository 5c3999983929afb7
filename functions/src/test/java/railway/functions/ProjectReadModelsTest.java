package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.engine.Pace;
import railway.store.Entry;
import railway.store.Standing;
import railway.store.StoreTrouble;
import railway.store.ToDoRow;
import railway.store.WorkflowId;
import railway.store.WorkflowRow;
import railway.store.Workflows;
import railway.workflow.TaskId;

class ProjectReadModelsTest {
  private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";

  private final Bench bench = new Bench();
  private final ProjectReadModels function = new ProjectReadModels(bench.house);

  private List<Entry> entriesOfAnOrder(String orderId) {
    bench.order(orderId);
    bench.settle();
    WorkflowId id = new WorkflowId("order-" + orderId);
    return bench.journal.appended.stream().filter(entry -> entry.id().equals(id)).toList();
  }

  /** The same journal, and read models that have seen nothing yet. */
  private ProjectReadModels over(Bench fresh) {
    return new ProjectReadModels(fresh.house);
  }

  @Test
  void aBatch_showsWhereEachWorkflowIs_andItsToDo_inWhateverOrderItComes() {
    List<Entry> entries = entriesOfAnOrder("1");
    Bench fresh = new Bench();

    assertThat(fresh.call(over(fresh), fresh.batch(entries.reversed()))).isEqualTo(NONE_FAILED);

    WorkflowRow row = fresh.workflows.get(new WorkflowId("order-1")).orElseThrow();
    assertThat(row.standing().task()).isEqualTo("ReceivePayment");
    assertThat(row.standing().status()).isEqualTo(Standing.Status.WAITING);
    assertThat(fresh.toDos.get(new TaskId("receive-payment-1"))).isPresent();
  }

  @Test
  void duplicatesAndLateRecords_changeNothing() {
    List<Entry> entries = entriesOfAnOrder("1");
    Optional<WorkflowRow> before = bench.workflows.get(new WorkflowId("order-1"));

    bench.call(function, bench.batch(entries.subList(0, 2)));
    bench.call(function, bench.batch(entries));

    assertThat(bench.workflows.get(new WorkflowId("order-1"))).isEqualTo(before);
  }

  @Test
  void whatHappened_isCounted_onceItIsShown() {
    List<Entry> one = entriesOfAnOrder("1");
    List<Entry> two = entriesOfAnOrder("2");
    Bench fresh = new Bench();
    Watched watched = new Watched();
    Workflows troubled = new TroubledRows(fresh.workflows, new WorkflowId("order-2"));
    Ports ports =
        new Ports(
            fresh.journal,
            troubled,
            fresh.toDos,
            fresh.bus,
            fresh.house.ports().rejected(),
            watched);
    House house =
        new House(
            fresh.house.definitions(),
            ports,
            2,
            new LambdaPlatform(fresh.clock, () -> "n", Duration.ZERO));

    fresh.call(new ProjectReadModels(house), bench.batch(List.of(one.getFirst(), two.getFirst())));

    assertThat(watched.stack()).isEqualTo(Map.of(Metric.WORKFLOWS_STARTED, 1));
    assertThat(watched.of(new Measures.Scope.OfWorkflow("order")))
        .isEqualTo(Map.of(Metric.WORKFLOWS_STARTED, 1));
  }

  @Test
  void anEntryThatCannotBeRead_showsItsStanding_andBlocksNobody() {
    String first = Images.inserted("100", bench.codec.encode(entriesOfAnOrder("1").getFirst()));
    List<Entry> other = entriesOfAnOrder("2");
    Bench fresh = new Bench();
    String broken = first.replace("OrderPlaced", "OrderMade");
    String legible = Images.inserted("101", bench.codec.encode(other.getFirst()));
    fresh.clock.advance(Pace.USUAL.deployment());

    String answer = fresh.call(over(fresh), Bench.batch(broken, "7", legible));

    assertThat(answer).isEqualTo(NONE_FAILED);
    WorkflowRow row = fresh.workflows.get(new WorkflowId("order-1")).orElseThrow();
    assertThat(row.standing().task()).isEqualTo("ReserveStock");
    assertThat(fresh.workflows.get(new WorkflowId("order-2"))).isPresent();
  }

  @Test
  void anEntryOfANewerVersion_comesAgain_asLongAsThatMayBeOnItsWay() {
    List<Entry> one = entriesOfAnOrder("1");
    Bench fresh = new Bench();
    String newer =
        Images.inserted("100", bench.codec.encode(one.getFirst()))
            .replace("OrderPlaced", "OrderMade");
    String other = Images.inserted("101", bench.codec.encode(entriesOfAnOrder("2").getFirst()));

    String answer = fresh.call(over(fresh), Bench.batch(newer, other));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"100\"}]}");
    assertThat(fresh.workflows.get(new WorkflowId("order-1"))).isEmpty();
    assertThat(fresh.workflows.get(new WorkflowId("order-2"))).isPresent();
  }

  @Test
  void troubleWithTheStore_failsTheRecordsOfThatWorkflow() {
    List<Entry> one = entriesOfAnOrder("1");
    List<Entry> two = entriesOfAnOrder("2");
    Bench fresh = new Bench();
    Workflows troubled = new TroubledRows(fresh.workflows, new WorkflowId("order-2"));
    House house =
        new House(
            fresh.house.definitions(),
            new Ports(
                fresh.journal, troubled, fresh.toDos, fresh.bus, fresh.house.ports().rejected()),
            2,
            new LambdaPlatform(fresh.clock, () -> "n", Duration.ZERO));

    String answer =
        fresh.call(
            new ProjectReadModels(house),
            bench.batch(List.of(one.getFirst(), two.getFirst(), two.get(1))));

    assertThat(answer)
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"},{\"itemIdentifier\":\"102\"}]}");
    assertThat(fresh.workflows.get(new WorkflowId("order-1"))).isPresent();
  }

  private record TroubledRows(Workflows rows, WorkflowId outOfReach) implements Workflows {
    @Override
    public void show(WorkflowRow row) {
      if (row.id().equals(outOfReach)) {
        throw new StoreTrouble("out of reach", new IllegalStateException("throttled"));
      }
      rows.show(row);
    }

    @Override
    public Optional<WorkflowRow> get(WorkflowId id) {
      return rows.get(id);
    }

    @Override
    public List<WorkflowRow> due(int shard, Instant until, int limit) {
      return rows.due(shard, until, limit);
    }

    @Override
    public List<WorkflowRow> at(String workflow, String task, int limit) {
      return rows.at(workflow, task, limit);
    }
  }

  @Test
  void aDecidedToDo_isShownAsDecided_fromTheJournal() {
    bench.town.warehouse = Town::tooLittle;
    bench.order("1");
    bench.settle();
    bench.call(
        new AnswerToDo(bench.house),
        ApiEvents.answer("ask-about-missing-product-1", "customer-1", "{\"choice\": \"CANCEL\"}"));
    bench.settle();

    ToDoRow row = bench.toDos.get(new TaskId("ask-about-missing-product-1")).orElseThrow();
    assertThat(row.decided()).get().extracting(ToDoRow.Closed::event).isEqualTo("OrderCancelled");
  }
}
