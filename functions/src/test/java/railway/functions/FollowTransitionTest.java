package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import railway.engine.Pace;
import railway.examples.order.OrderEvent.StockAnswer;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.Standing;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.workflow.Reply;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FollowTransitionTest {
  private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";

  private final Bench bench = new Bench();
  private final FollowTransition function = new FollowTransition(bench.house);

  private Entry first(WorkflowId id) {
    return ((Reading.Legible) bench.journal.read(id, 0, 1).getFirst()).entry();
  }

  @Test
  void aRecordOfTheStream_asAwsWritesIt_isFollowed() {
    WorkflowId id = bench.order("4711");

    String answer = bench.call(function, Bench.fixture("dynamodb-stream-started.json"));

    assertThat(answer).isEqualTo(NONE_FAILED);
    assertThat(bench.rejected).isEmpty();
    assertThat(bench.events(id))
        .containsExactly("OrderPlaced", "StockReserved", "InvoiceCreated", "PaymentAttemptCreated");
  }

  @Test
  void theSameRecordAgain_changesNothing() {
    WorkflowId id = bench.order("1");
    String batch = bench.batch(List.of(first(id)));
    bench.call(function, batch);
    int entries = bench.journal.appended.size();

    assertThat(bench.call(function, batch)).isEqualTo(NONE_FAILED);
    assertThat(bench.journal.appended).hasSize(entries);
  }

  @Test
  void anEnding_isAnnounced() {
    bench.town.warehouse = order -> () -> Reply.rejected(order.cancelled("nothing in stock"));
    bench.order("1");
    bench.settle();

    assertThat(bench.bus.announcements())
        .singleElement()
        .satisfies(said -> assertThat(said.event().toString()).startsWith("OrderCancelled"));
  }

  @Test
  void aThirdPartyThatHangs_isLeftAtItsLimit_andTheOtherRecordsAreDone() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    bench.town.warehouse =
        order -> order.orderId().equals("2") ? () -> hang(never, interrupted) : Town.enough(order);
    List<Entry> entries =
        List.of(first(bench.order("1")), first(bench.order("2")), first(bench.order("3")));

    String answer = bench.call(function, bench.batch(entries));

    assertThat(answer).isEqualTo(NONE_FAILED);
    assertThat(interrupted.getCount()).as("the call ended before the handler returned").isZero();
    assertThat(bench.events(new WorkflowId("order-1"))).contains("PaymentAttemptCreated");
    assertThat(bench.events(new WorkflowId("order-3"))).contains("PaymentAttemptCreated");
    assertThat(bench.events(new WorkflowId("order-2"))).containsExactly("OrderPlaced");
    assertThat(bench.journal.read(new WorkflowId("order-2"), 1, 9).toString())
        .contains("no answer within " + Bench.ATTEMPT.toMillis() + " ms");
  }

  private static Reply<StockAnswer> hang(CountDownLatch never, CountDownLatch interrupted)
      throws InterruptedException {
    try {
      never.await();
      return Reply.unanswered("nobody opens this latch");
    } finally {
      interrupted.countDown();
    }
  }

  @Test
  void troubleWithTheStore_failsThatRecord_andNoOther() {
    List<Entry> entries =
        List.of(first(bench.order("1")), first(bench.order("2")), first(bench.order("3")));
    bench.journal.outOfReach.add(new WorkflowId("order-2"));

    String answer = bench.call(function, bench.batch(entries));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"}]}");
    assertThat(bench.events(new WorkflowId("order-1"))).contains("PaymentAttemptCreated");
    assertThat(bench.events(new WorkflowId("order-3"))).contains("PaymentAttemptCreated");
    assertThat(bench.rejected).isEmpty();
  }

  @Test
  void laterRecordsOfAFailedWorkflow_comeAgainToo() {
    WorkflowId id = bench.order("1");
    bench.settle();
    List<Entry> entries = List.copyOf(bench.journal.appended);
    bench.journal.outOfReach.add(id);

    String answer = bench.call(function, bench.batch(entries.subList(0, 2)));

    assertThat(answer)
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"100\"},{\"itemIdentifier\":\"101\"}]}");
  }

  @Test
  void whatBusinessCodeThrows_isAFact_andFailsNoRecord() {
    bench.town.warehouse =
        order ->
            () -> {
              throw new IllegalStateException("a defect of the client");
            };
    WorkflowId id = bench.order("1");

    assertThat(bench.call(function, bench.batch(List.of(first(id))))).isEqualTo(NONE_FAILED);
    assertThat(bench.journal.read(id, 1, 9).toString()).contains("IllegalStateException");
    assertThat(bench.rejected).isEmpty();
  }

  @Test
  void anEntryThatLostItsEventType_pausesTheWorkflow_andIsKeptWithTheReason() {
    WorkflowId id = bench.order("1");
    String record =
        Images.inserted("100", bench.codec.encode(first(id))).replace("OrderPlaced", "OrderMade");
    bench.journal.unreadable.put(id, unreadable(record));
    bench.clock.advance(Pace.USUAL.deployment());

    assertThat(bench.call(function, Bench.batch(record))).isEqualTo(NONE_FAILED);

    assertThat(bench.journal.appended).last().asString().contains("Paused", "OrderMade");
    assertThat(bench.rejected)
        .singleElement()
        .extracting(Bench.Kept::reason)
        .asString()
        .contains("Entry 0 of order-1", "OrderMade");
  }

  @Test
  void aRecordOfANewerVersion_comesAgain_asLongAsThatMayBeOnItsWay() {
    String record =
        Images.inserted("100", bench.codec.encode(first(bench.order("1"))))
            .replace("OrderPlaced", "OrderMade");
    WorkflowId other = bench.order("2");
    String legible = Images.inserted("101", bench.codec.encode(first(other)));

    String answer = bench.call(function, Bench.batch(record, legible));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"100\"}]}");
    assertThat(bench.rejected).as("a newer version reads it").isEmpty();
    assertThat(bench.events(other)).contains("PaymentAttemptCreated");
  }

  private UnreadableEntry unreadable(String record) {
    StreamRecord read = StreamRecord.of(0, Bench.json(record), bench.codec);
    UnreadableEntry entry = ((StreamRecord.Content.Unreadable) read.content()).entry();
    assertThat(entry.standing().status()).isEqualTo(Standing.Status.RUNNING);
    return entry;
  }

  @Test
  void anImageThatIsNoItem_stillBringsItsWorkflowOn_andIsKept() {
    WorkflowId id = bench.order("1");
    String record =
        """
        {"eventName": "INSERT", "dynamodb": {"SequenceNumber": "100",
         "Keys": {"workflowId": {"S": "order-1"}, "seq": {"N": "0"}},
         "NewImage": {"workflowId": "order-1"}}}
        """;

    assertThat(bench.call(function, Bench.batch(record))).isEqualTo(NONE_FAILED);

    assertThat(bench.events(id)).contains("PaymentAttemptCreated");
    assertThat(bench.reasons()).contains("NewImage.workflowId");
  }

  @Test
  void aRecordWithoutAWorkflow_isKept_andTheOthersGoOn() {
    Map<String, AttributeValue> nameless =
        new HashMap<>(bench.codec.encode(first(bench.order("1"))));
    nameless.put("workflowId", AttributeValue.fromS(" "));
    WorkflowId other = bench.order("2");

    String answer =
        bench.call(
            function,
            Bench.batch(
                Images.inserted("100", nameless),
                "7",
                Images.inserted("102", bench.codec.encode(first(other)))));

    assertThat(answer).isEqualTo(NONE_FAILED);
    assertThat(bench.rejected).hasSize(2);
    assertThat(bench.reasons()).contains("no workflowId");
    assertThat(bench.events(other)).contains("PaymentAttemptCreated");
  }

  @Test
  void aChangeOrDeletionBySomebody_isNoEntry() {
    String record =
        Images.inserted("100", bench.codec.encode(first(bench.order("1"))))
            .replace("INSERT", "MODIFY");

    assertThat(bench.call(function, Bench.batch(record))).isEqualTo(NONE_FAILED);
    assertThat(bench.journal.appended).hasSize(1);
  }

  @Test
  void whatIsNoBatch_isThrown_sayingWhoMayCall() {
    assertThatThrownBy(() -> bench.call(function, "{\"Record\": []}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Records");
    assertThatThrownBy(() -> bench.call(function, "nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
