package railway.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import railway.decision.Fact;
import railway.decision.Next;
import railway.store.Entries;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.Parcel;
import railway.store.Parcel.HandedIn;
import railway.store.Parcel.Piece;
import railway.store.Standing;
import railway.store.UnreadableEntry;
import railway.store.WorkflowId;
import railway.workflow.Definition;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Entries as items: what people see in a table browser, and what becomes of items that are broken.
 */
class EntryCodecTest {
  private static final WorkflowId ID = new WorkflowId("parcel-7");
  private static final EntryCodec CODEC = new EntryCodec(EntryCodecTest::definition);

  private static Optional<Definition> definition(String name) {
    return Optional.of(Parcel.DEFINITION).filter(definition -> definition.name().equals(name));
  }

  @Test
  void anEntry_readsWellInATableBrowser() {
    Entry entry =
        new Entry(
            ID,
            3,
            Entries.NOON,
            "invocation-1",
            "parcel",
            List.of(
                Entries.tooHeavy(ID, 3, "").facts().getFirst(),
                new Fact.Attempted(1, Entries.NOON.plusSeconds(15))),
            Entries.everyStanding().getFirst(),
            Entry.Hop.STREAM);

    assertThat(Trees.read(CODEC.encode(entry)))
        .hasToString(
            """
            {workflowId=parcel-7, seq=3, at=2026-03-01T12:00:00.000Z, by=invocation-1, \
            workflow=parcel, facts=[{fact=Transitioned, task=Weigh, id=weigh-7, event=TooHeavy, \
            data={parcelId=7, kilograms=31.5}, how={type=Accepted, attempt=1}, \
            next={type=To, task=AskSender, id=ask-7-visit-2, visit=2, \
            deadline=2026-03-01T12:00:00.001Z}}, \
            {fact=Attempted, attempt=1, lease=2026-03-01T12:00:15.000Z}], \
            standing={status=waiting, task=AskSender, taskId=ask-7-visit-2, category=to do, \
            since=2026-03-01T12:00:00.000Z, visitSeq=4, deadline=2026-03-01T12:01:00.000Z, \
            due=2026-03-01T12:00:59.000Z, attempts=3, unresolved=2, \
            visits=%s, \
            sweeps=[{visitSeq=3, task=Weigh, taskId=weigh-7, notBefore=2026-03-01T12:00:05.000Z}, \
            {visitSeq=0, task=Weigh, taskId=weigh-6, notBefore=2026-03-01T12:00:00.000Z}], \
            uncertain=true}, follow=stream}"""
                .formatted(entry.standing().visits()));
  }

  @Test
  void aStandingThatIsCertain_leavesThatOut_asOlderEntriesDo() {
    Entry started = Entries.started(ID, "a");

    assertThat(CODEC.encode(started).get("standing").m()).doesNotContainKey("uncertain");
    assertThat(CODEC.decode(CODEC.encode(started))).isEqualTo(new Reading.Legible(started));
  }

  @Test
  void anEntryThatTheWriterFollowsItself_saysNo() {
    assertThat(CODEC.encode(Entries.started(ID, "a")))
        .containsEntry("follow", AttributeValue.fromS("no"));
  }

  @Test
  void anOrdinaryEntry_isAtMostOneKilobyte() {
    Standing standing = Entries.everyStanding().getFirst();
    Entry entry =
        new Entry(
            new WorkflowId("order-2026-0004711"),
            3,
            Entries.NOON,
            "3f0b9c1e-5a3c-4d0e-9a55-0c6a2f1d7b42",
            "order",
            List.of(
                new Fact.Started(
                    OrderLike.placed(),
                    new Next.To("ReserveStock", standing.id().orElseThrow(), 1, Optional.empty())),
                new Fact.Attempted(1, Entries.NOON.plusSeconds(15))),
            new Standing(
                Standing.Status.RUNNING,
                "ReserveStock",
                standing.id(),
                standing.category(),
                Entries.NOON,
                3,
                standing.deadline(),
                standing.due(),
                1,
                0,
                Map.of(),
                List.of(),
                false),
            Entry.Hop.STREAM);

    assertThat(ItemSize.of(CODEC.encode(entry))).isBetween(750L, 1024L);
  }

  @Test
  void anEventThatIsDeeperThanDynamoDbNests_isKeptAsJson() {
    Piece deep = new Piece("core", 1, List.of());
    for (int level = 0; level < 25; level++) {
      deep = new Piece("shell", 1, List.of(deep));
    }
    HandedIn plain = Entries.handedIn();
    HandedIn handedIn =
        new HandedIn(
            plain.parcelId(),
            List.of(deep),
            plain.stamps(),
            plain.price(),
            plain.barcode(),
            plain.note(),
            plain.at(),
            plain.fragile(),
            plain.empty());
    WorkflowId id = new WorkflowId("deep");
    Entry entry = Entries.entry(id, 0, "a", new Fact.Started(handedIn, Entries.toWeigh()));
    var journal =
        new DynamoDbJournal(
            EntryCodecTest::definition, LocalDynamoDb.JOURNAL, LocalDynamoDb.enhanced());

    journal.append(entry);

    assertThat(journal.read(id, 0, 1)).containsExactly(new Reading.Legible(entry));
  }

  static Stream<Arguments> whatCanBeBroken() {
    return Stream.of(
        broken(
            "an event that the vocabulary lost",
            item -> fact(item).put("event", "StockCounted"),
            "facts[0].event: no event is called StockCounted; put the record StockCounted back into"
                + " the vocabulary of workflow parcel"),
        broken(
            "a task that the workflow lost",
            item -> next(item).put("task", "Repack"),
            "facts[0].next.task: workflow parcel has no task called Repack; put the task back"),
        broken(
            "a workflow that is gone",
            item -> item.put("workflow", "letter"),
            "workflow: no workflow is called letter; put it back"),
        broken(
            "a fact of a newer version",
            item -> fact(item).put("fact", "Cancelled"),
            "facts[0].fact: this version knows no fact called Cancelled; deploy the version"),
        broken(
            "an event without a component",
            item -> data(item).remove("price"),
            "facts[0].data: the stored event is no HandedIn of today: $.price: missing"),
        broken(
            "a moment that is none",
            item -> item.put("at", "yesterday"),
            "at: expected a moment such as 2030-01-31T09:30:00.000Z, found text"),
        broken(
            "an attribute of another type",
            item -> item.put("by", 1),
            "by: expected text, found a number"),
        broken(
            "an attribute that is gone", item -> item.remove("by"), "by: the attribute is missing"),
        broken("no facts", item -> item.put("facts", List.of()), "facts: there are none"),
        broken(
            "an identifier that is blank",
            item -> next(item).put("id", " "),
            "facts[0].next.id: A task identifier must not be blank"),
        broken(
            "a number beyond all counting",
            item -> next(item).put("visit", 99_999_999_999L),
            "facts[0].next.visit: expected a whole number of usual size"),
        broken(
            "a standing of a newer version",
            item -> standing(item).put("status", "dreaming"),
            "standing.status: this version knows no status called dreaming"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatCanBeBroken")
  void decode_saysWhatIsBroken_where_andHowToMendIt(
      String name, Consumer<Map<String, Object>> change, String expected) {
    UnreadableEntry entry = unreadable(broken(change));

    assertThat(entry.reason())
        .startsWith("Entry 0 of parcel-7 cannot be read at " + expected)
        .contains("; ");
    assertThat(entry.id()).isEqualTo(ID);
    assertThat(entry.newest()).isZero();
  }

  @Test
  void decode_ofABinaryAttribute_saysSo() {
    Map<String, AttributeValue> item = new HashMap<>(CODEC.encode(Entries.started(ID, "a")));
    item.put("by", AttributeValue.fromB(SdkBytes.fromUtf8String("a")));

    assertThat(unreadable(item).reason()).contains("by: expected text, found a binary value");
  }

  @Test
  void decode_ofBrokenFacts_stillSaysWhereTheWorkflowStands() {
    UnreadableEntry entry = unreadable(broken(item -> item.remove("facts")));

    assertThat(entry.standing()).isEqualTo(Entries.started(ID, "a").standing());
    assertThat(entry.workflow()).isEqualTo("parcel");
  }

  @Test
  void decode_ofABrokenStanding_saysThatAnOperatorMustLook() {
    UnreadableEntry entry = unreadable(broken(item -> item.remove("standing")));

    assertThat(entry.standing().status()).isEqualTo(Standing.Status.PAUSED);
    assertThat(entry.standing().since()).isEqualTo(Entries.NOON);
  }

  @Test
  void decode_ofAnythingAtAll_neverThrows() {
    assertThat(CODEC.decode(Map.of())).isInstanceOf(Reading.Unreadable.class);
    for (Fact fact : Entries.everyFact()) {
      Map<String, AttributeValue> item = CODEC.encode(Entries.entry(ID, 0, "a", fact));
      assertThat(Mutations.of(item)).isNotEmpty().allSatisfy(CODEC::decode);
    }
  }

  @Test
  void decode_neverQuotesTheText_ofWhatItCannotRead() {
    UnreadableEntry entry = unreadable(broken(item -> data(item).put("price", "secret".repeat(9))));

    assertThat(entry.reason()).contains("$.price").doesNotContain("secret");
  }

  @Test
  void anImageOfAStreamRecord_isDecodedLikeAnItem() {
    Entry entry = Entries.started(ID, "a");
    Object image = Images.of(CODEC.encode(entry));

    assertThat(CODEC.decode(StreamImages.item(image))).isEqualTo(new Reading.Legible(entry));
  }

  private static Arguments broken(
      String name, Consumer<Map<String, Object>> change, String expected) {
    return arguments(name, change, expected);
  }

  /** The item of entry 0, changed as a tree. */
  private static Map<String, AttributeValue> broken(Consumer<Map<String, Object>> change) {
    Map<String, Object> tree = Trees.read(CODEC.encode(Entries.started(ID, "a")));
    change.accept(tree);
    return new Trees(Decimals.EXACT).store(tree);
  }

  private static UnreadableEntry unreadable(Map<String, AttributeValue> item) {
    return switch (CODEC.decode(item)) {
      case Reading.Unreadable unreadable -> unreadable.entry();
      case Reading.Legible legible -> throw new AssertionError("It can be read: " + legible);
    };
  }

  @SuppressWarnings("unchecked") // the shapes are those of the entry above
  private static Map<String, Object> inside(Map<String, Object> tree, Object... steps) {
    Object found = tree;
    for (Object step : steps) {
      found = found instanceof List<?> list ? list.get((int) step) : ((Map<?, ?>) found).get(step);
    }
    return (Map<String, Object>) found;
  }

  private static Map<String, Object> fact(Map<String, Object> tree) {
    return inside(tree, "facts", 0);
  }

  private static Map<String, Object> next(Map<String, Object> tree) {
    return inside(tree, "facts", 0, "next");
  }

  private static Map<String, Object> data(Map<String, Object> tree) {
    return inside(tree, "facts", 0, "data");
  }

  private static Map<String, Object> standing(Map<String, Object> tree) {
    return inside(tree, "standing");
  }
}
