package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListToDosTest {
  private static final String TO_DO = "ask-about-missing-product-1";

  private final Bench bench = new Bench();
  private final ListToDos function = new ListToDos(bench.house);

  @BeforeEach
  void anOrderWhoseCustomerIsAsked_andAParcelOnItsWay() {
    bench.town.warehouse = Town::tooLittle;
    bench.order("1");
    bench.call(
        new StartWorkflow(bench.house), Bench.event("ParcelSent", "shop", "{\"number\": \"8\"}"));
    bench.settle();
  }

  private Tree body(String event, int status) {
    Tree reply = Bench.json(bench.call(function, event));
    assertThat(reply.at("statusCode").value()).isEqualTo((long) status);
    return Bench.json(reply.at("body").text().orElseThrow());
  }

  private List<?> listed(String subject, String scope) {
    return body(ApiEvents.list(subject, scope), 200).at("toDos").list().orElseThrow();
  }

  @Test
  void aCaller_seesWhatIsAskedOfHer_andHowToAnswer() {
    Tree toDo = new Tree(listed("customer-1", "").getFirst());

    assertThat(toDo.at("id").text()).contains(TO_DO);
    assertThat(toDo.at("workflow").text()).contains("order");
    assertThat(toDo.at("workflowId").text()).contains("order-1");
    assertThat(toDo.at("task").text()).contains("AskAboutMissingProduct");
    assertThat(toDo.at("status").text()).contains("open");
    assertThat(toDo.at("since").text()).contains(TestClock.START.toString());
    assertThat(toDo.at("deadline").text()).contains("2030-01-04T09:00:00Z");
    assertThat(toDo.at("question", "rest", "orderId").text()).contains("1");
    assertThat(toDo.at("answer", "method").text()).contains("POST");
    assertThat(toDo.at("answer", "path").text()).contains("/todos/" + TO_DO + "/answer");
    assertThat(toDo.at("answer", "schema", "title").text()).contains("MissingProductChoice");
  }

  @Test
  void nobody_seesWhatIsAskedOfOthers() {
    assertThat(listed("customer-2", "customer-support payment-provider")).isEmpty();
    Tree hidden = body(ApiEvents.read(TO_DO, "customer-2", "customer-support"), 404);
    Tree missing = body(ApiEvents.read("ask-about-missing-product-9", "customer-2", ""), 404);
    assertThat(hidden).isEqualTo(missing);
  }

  @Test
  void aRole_seesWhatIsListedForIt_andByWhichMessageItIsAnswered() {
    Tree toDo = new Tree(listed("somebody", "post-room").getFirst());

    assertThat(toDo.at("id").text()).contains("hear-of-delivery-8");
    assertThat(toDo.at("answer", "detailType").text()).contains("ToDoAnswered");
    assertThat(toDo.at("answer", "source").text()).contains(ParcelWorkflow.CARRIER);
    assertThat(toDo.at("deadline").text()).isEmpty();
  }

  @Test
  void aDecidedToDo_isReadWithItsDecision_andNoLongerListed() {
    bench.call(
        new AnswerToDo(bench.house),
        ApiEvents.answer(TO_DO, "customer-1", "{\"choice\": \"CANCEL\"}"));
    bench.settle();

    Tree toDo = body(ApiEvents.read(TO_DO, "customer-1", ""), 200);
    assertThat(toDo.at("status").text()).contains("decided");
    assertThat(toDo.at("decided", "event").text()).contains("OrderCancelled");
    assertThat(listed("customer-1", "")).isEmpty();
  }

  @Test
  void reading_changesNothing() {
    int entries = bench.journal.appended.size();
    body(ApiEvents.read(TO_DO, "customer-1", ""), 200);
    listed("customer-1", "");

    assertThat(bench.journal.appended).hasSize(entries);
    assertThat(listed("customer-1", "")).hasSize(1);
  }

  @Test
  void withoutAToken_nothingIsShown() {
    body(ApiEvents.list("customer-1", "").replace("\"authorizer\"", "\"none\""), 401);
    body(ApiEvents.list("", ""), 401);
  }

  @Test
  void whatIsNoCall_isThrown() {
    assertThatThrownBy(() -> bench.call(function, "nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
