package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import railway.decision.Fact;
import railway.store.Append;
import railway.store.Entries;
import railway.store.Entry;
import railway.store.Journal;
import railway.store.JournalContract;
import railway.store.Parcel;
import railway.store.StoreTrouble;
import railway.store.Tail;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The journal on DynamoDB keeps the contract, and what only a table can break. */
class DynamoDbJournalTest extends JournalContract {
  private final Journal journal =
      new DynamoDbJournal(
          DynamoDbJournalTest::definition, LocalDynamoDb.JOURNAL, LocalDynamoDb.enhanced());

  private static Optional<Definition> definition(String name) {
    return Optional.of(Parcel.DEFINITION).filter(definition -> definition.name().equals(name));
  }

  private static Journal journalOver(Requests wire) {
    return new DynamoDbJournal(
        DynamoDbJournalTest::definition,
        LocalDynamoDb.JOURNAL,
        LocalDynamoDb.enhanced(LocalDynamoDb.client(wire)));
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Test
  void append_whoseReplyIsLost_isRecognisedAsOurOwn() {
    Requests wire = new Requests(1);

    Append answer = journalOver(wire).append(Entries.started(id, "a"));

    assertThat(answer).isEqualTo(new Append.Appended());
    assertThat(wire.sent()).isEqualTo(2);
    assertThat(journal.read(id, 0, 10)).hasSize(1);
  }

  @Test
  void append_whoseRepliesAreAllLost_isStoreTrouble_andTheEntryIsThere() {
    assertThatThrownBy(() -> journalOver(new Requests(100)).append(Entries.started(id, "a")))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("append entry 0 of " + id)
        .hasMessageContaining("whether it was written is unknown")
        .hasMessageContaining("in table Journal");
    assertThat(journal.read(id, 0, 10)).hasSize(1);
  }

  @Test
  void requests_ofATableThatIsNotThere_areStoreTrouble() {
    Journal nowhere =
        new DynamoDbJournal(DynamoDbJournalTest::definition, "Nowhere", LocalDynamoDb.enhanced());

    assertThatThrownBy(() -> nowhere.append(Entries.started(id, "a")))
        .isInstanceOf(StoreTrouble.class);
    assertThatThrownBy(() -> nowhere.tail(id))
        .isInstanceOf(StoreTrouble.class)
        .hasMessageContaining("in table Nowhere");
    assertThatThrownBy(() -> nowhere.read(id, 0, 1)).isInstanceOf(StoreTrouble.class);
  }

  @Test
  void append_isOneConditionalPut() {
    Requests wire = new Requests(0);

    journalOver(wire).append(Entries.started(id, "a"));

    assertThat(wire.made())
        .singleElement()
        .isInstanceOfSatisfying(
            PutItemRequest.class,
            put ->
                assertThat(put.conditionExpression())
                    .isEqualTo("attribute_not_exists(workflowId)"));
  }

  @Test
  void append_thatIsTooLarge_isNotEvenSent() {
    Requests wire = new Requests(0);
    Fact large = new Fact.Paused("x".repeat(350 * 1024));

    Append answer = journalOver(wire).append(Entries.entry(id, 0, "a", large));

    assertThat(answer).isInstanceOf(Append.TooLarge.class);
    assertThat(wire.made()).isEmpty();
  }

  @Test
  void append_justBelowTheLimit_isTaken() {
    Fact large = new Fact.Paused("x".repeat(349 * 1024));

    assertThat(journal.append(Entries.entry(id, 0, "a", large))).isEqualTo(new Append.Appended());
  }

  @Test
  void append_againstAnEntryThatNobodyCanRead_isTakenByNobodyKnown() {
    journal.append(Entries.started(id, "a"));
    change("workflow", AttributeValue.fromS("letter"));

    assertThat(journal.append(Entries.started(id, "b")))
        .isEqualTo(new Append.Taken(Optional.empty()));
  }

  @Test
  void append_ofOurOwnEntry_isRecognised_evenIfNobodyCanReadIt() {
    journal.append(Entries.started(id, "a"));
    change("facts", AttributeValue.fromS("scribble"));

    assertThat(journal.append(Entries.started(id, "a"))).isEqualTo(new Append.Appended());
  }

  @Test
  void tail_isOneConsistentQueryBackwards_forAnOrdinaryVisit() {
    Requests wire = new Requests(0);
    journal.append(Entries.started(id, "a"));
    for (int seq = 1; seq < 4; seq++) {
      journal.append(Entries.attempted(id, seq, "b" + seq));
    }

    journalOver(wire).tail(id);

    assertThat(wire.made())
        .singleElement()
        .isInstanceOfSatisfying(
            QueryRequest.class,
            query -> {
              assertThat(query.consistentRead()).isTrue();
              assertThat(query.scanIndexForward()).isFalse();
              assertThat(query.limit()).isEqualTo(4);
            });
  }

  @Test
  void tail_behindAnUnreadableEntry_saysWhatItIs_andWhereTheWorkflowStandsNow() {
    journal.append(Entries.started(id, "a"));
    journal.append(Entries.attempted(id, 1, "b"));
    change("workflow", AttributeValue.fromS("letter"));

    assertThat(journal.tail(id))
        .isInstanceOfSatisfying(
            Tail.Unreadable.class,
            tail -> {
              assertThat(tail.entry().newest()).isEqualTo(1);
              assertThat(tail.entry().standing())
                  .isEqualTo(Entries.attempted(id, 1, "b").standing());
              assertThat(tail.entry().reason())
                  .startsWith("Entry 0 of " + id)
                  .contains("no workflow is called letter");
            });
  }

  @Test
  void tail_beforeWhichEntriesAreMissing_isUnreadable() {
    journal.append(Entries.attempted(id, 5, "b"));

    assertThat(journal.tail(id))
        .isInstanceOfSatisfying(
            Tail.Unreadable.class,
            tail ->
                assertThat(tail.entry().reason())
                    .contains("begins with entry 5")
                    .contains("restore the entries before it"));
  }

  @Test
  void tail_afterATransition_doesNotCareAboutOlderEntries() {
    journal.append(Entries.started(id, "a"));
    Entry transition = Entries.tooHeavy(id, 1, "b");
    journal.append(transition);
    change("workflow", AttributeValue.fromS("letter"));

    assertThat(journal.tail(id)).isEqualTo(new Tail.Facts(List.of(transition)));
  }

  @Test
  void units_areReported() {
    Units units = new Units();
    Journal metered =
        new DynamoDbJournal(
            DynamoDbJournalTest::definition,
            LocalDynamoDb.JOURNAL,
            LocalDynamoDb.enhanced(),
            units);

    metered.append(Entries.attempted(id, 0, "a"));
    assertThat(units.written()).isEqualTo(1);
    assertThat(units.read()).isZero();

    metered.tail(id);
    assertThat(units.read()).isEqualTo(1);
  }

  /** Changes entry 0 of this test's workflow, as somebody with a table browser would. */
  private void change(String attribute, AttributeValue value) {
    WorkflowId workflow = id;
    LocalDynamoDb.plain()
        .updateItem(
            update ->
                update
                    .tableName(LocalDynamoDb.JOURNAL)
                    .key(
                        Map.of(
                            "workflowId",
                            AttributeValue.fromS(workflow.value()),
                            "seq",
                            AttributeValue.fromN("0")))
                    .updateExpression("SET #changed = :value")
                    .expressionAttributeNames(Map.of("#changed", attribute))
                    .expressionAttributeValues(Map.of(":value", value)));
  }
}
