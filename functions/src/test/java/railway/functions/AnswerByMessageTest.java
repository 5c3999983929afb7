package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.store.StoreTrouble;
import railway.store.WorkflowId;

class AnswerByMessageTest {
  private static final String TO_DO = "hear-of-delivery-8";
  private static final String ANSWER =
      "{\"toDo\": \"" + TO_DO + "\", \"answer\": {\"to\": \"Ada\"}}";

  private final Bench bench = new Bench();
  private final AnswerToDo function = new AnswerToDo(bench.house);
  private final WorkflowId id = new WorkflowId("parcel-8");

  @BeforeEach
  void aParcelOnItsWay() {
    bench.call(
        new StartWorkflow(bench.house), Bench.event("ParcelSent", "shop", "{\"number\": \"8\"}"));
    bench.settle();
  }

  private void told(String source, String detail) {
    assertThat(bench.call(function, Bench.event("ToDoAnswered", source, detail))).isEmpty();
  }

  @Test
  void aMessageFromItsSource_decides_andTheSameAgainIsANoOp() {
    told(ParcelWorkflow.CARRIER, ANSWER);
    told(ParcelWorkflow.CARRIER, ANSWER);

    assertThat(bench.events(id)).containsExactly("ParcelSent", "ParcelDelivered");
    assertThat(bench.rejected).isEmpty();
  }

  @Test
  void theSendersOwnNameForItsAnswer_tellsRepetitionsFromOthers() {
    String named = ANSWER.replace("}}", "}, \"answerId\": \"a-%d\"}");
    told(ParcelWorkflow.CARRIER, named.formatted(1));
    told(ParcelWorkflow.CARRIER, named.formatted(1));
    assertThat(bench.rejected).isEmpty();

    told(ParcelWorkflow.CARRIER, named.formatted(2));
    assertThat(bench.reasons()).contains(TO_DO, "decided before (ParcelDelivered)");
  }

  @Test
  void anotherSource_isDenied_andKept() {
    told("somebody", ANSWER);

    assertThat(bench.reasons()).contains(TO_DO, "somebody", "source");
    assertThat(bench.events(id)).containsExactly("ParcelSent");
    assertThat(bench.watched.stack())
        .containsEntry(Metric.ANSWERS_DENIED, 1)
        .containsEntry(Metric.EVENTS_REJECTED, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"toDo": "hear-of-delivery-8", "answer": {"to": 7}}                 | $.to
          {"toDo": "hear-of-delivery-8", "answer": {}}                        | $.to
          {"toDo": "hear-of-delivery-8", "answer": {"to": "nobody"}}          | delivered to somebody
          {"toDo": "hear-of-delivery-8"}                                      | $.answer
          {"toDo": 8, "answer": {}}                                           | $.toDo
          {"toDo": "hear-of-delivery-8", "answer": {}, "answerId": 7}         | $.answerId
          {"toDo": "hear-of-delivery-8", "answer": {}, "signed": true}        | a field that nobody knows
          []                                                                  | $: expected an object
          """)
  void aMessageThatCannotBeTaken_isKept_sayingWhere(String detail, String named) {
    told(ParcelWorkflow.CARRIER, detail);

    assertThat(bench.rejected).singleElement().extracting(Bench.Kept::source).isEqualTo("carrier");
    assertThat(bench.reasons()).contains(named);
    assertThat(bench.events(id)).containsExactly("ParcelSent");
  }

  @Test
  void whatIsNoEvent_isKept() {
    assertThat(bench.call(function, "nonsense")).isEmpty();
    assertThat(bench.reasons()).contains("JSON");
  }

  @Test
  void aToDoThatIsNotThere_isThrown_soThatLambdaRepeatsIt() {
    assertThatThrownBy(() -> told(ParcelWorkflow.CARRIER, ANSWER.replace("-8", "-9")))
        .isInstanceOf(NotYet.class)
        .hasMessageContaining("hear-of-delivery-9");
    assertThat(bench.rejected).isEmpty();
  }

  @Test
  void troubleWithTheStore_isThrown() {
    bench.journal.outOfReach.add(id);

    assertThatThrownBy(() -> told(ParcelWorkflow.CARRIER, ANSWER)).isInstanceOf(StoreTrouble.class);
  }

  @Test
  void aPausedWorkflow_isThrown_soThatLambdaRepeatsTheMessage() {
    bench.pause(id);

    assertThatThrownBy(() -> told(ParcelWorkflow.CARRIER, ANSWER))
        .isInstanceOf(NotYet.class)
        .hasMessageContaining("paused");
    assertThat(bench.events(id)).containsExactly("ParcelSent");
  }
}
