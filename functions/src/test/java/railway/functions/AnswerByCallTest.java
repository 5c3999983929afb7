package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.store.WorkflowId;

class AnswerByCallTest {
  private static final String TO_DO = "ask-about-missing-product-4711";
  private static final String CUSTOMER = "customer-1";
  private static final String CONTINUE = "{\"choice\": \"CONTINUE\"}";
  private static final String CANCEL = "{\"choice\": \"CANCEL\"}";

  private final Bench bench = new Bench();
  private final AnswerToDo function = new AnswerToDo(bench.house);
  private final WorkflowId id = new WorkflowId("order-4711");

  @BeforeEach
  void anOrderWhoseCustomerIsAsked() {
    bench.town.warehouse = Town::tooLittle;
    bench.order("4711");
    bench.settle();
  }

  /** A reply, with its body parsed. */
  private record Reply(long status, Tree headers, Tree body) {
    String text(String field) {
      return body.at(field).text().orElse("");
    }
  }

  private Reply call(String event) {
    Tree reply = Bench.json(bench.call(function, event));
    assertThat(reply.at("headers", "Content-Type").text()).get().asString().contains("json");
    Reply read =
        new Reply(
            (Long) reply.at("statusCode").value(),
            reply.at("headers"),
            Bench.json(reply.at("body").text().orElseThrow()));
    if (read.status() != 200) {
      assertThat(read.text("message")).isNotBlank();
      assertThat(read.text("next")).isNotBlank();
    }
    return read;
  }

  private boolean decided() {
    return bench.events(id).size() > 2;
  }

  @Test
  void aCall_asTheGatewayWritesIt_decides() {
    Reply reply = call(Bench.fixture("http-api-answer.json"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body().at("accepted").value()).isEqualTo(true);
    assertThat(reply.text("event")).isEqualTo("ContinuedWithoutMissing");
    assertThat(bench.events(id)).endsWith("ContinuedWithoutMissing");
  }

  @Test
  void theSameAnswerAgain_hearsTheSame_andChangesNothing() {
    Reply first = call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE));
    int entries = bench.journal.appended.size();
    Reply again = call(ApiEvents.answer(TO_DO, CUSTOMER, " {\"choice\" : \"CONTINUE\"} "));

    assertThat(again).isEqualTo(first);
    assertThat(bench.journal.appended).hasSize(entries);
  }

  @Test
  void theSameIdempotencyKey_isTheSameAnswer() {
    call(ApiEvents.answer(TO_DO, CUSTOMER, "", CONTINUE, "key-1"));
    Reply again = call(ApiEvents.answer(TO_DO, CUSTOMER, "", CONTINUE, "key-1"));
    Reply other = call(ApiEvents.answer(TO_DO, CUSTOMER, "", CONTINUE, "key-2"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(other.status()).isEqualTo(409);
  }

  @Test
  void anotherAnswer_afterTheDecision_hearsWhatWasDecided() {
    call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE));
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, CANCEL));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.text("event")).isEqualTo("ContinuedWithoutMissing");
    assertThat(bench.events(id)).doesNotContain("OrderCancelled");
  }

  @Test
  void aToDoThatIsNotThere_isNotFound_andMayBeRepeated() {
    Reply reply = call(ApiEvents.answer("ask-about-missing-product-99", CUSTOMER, CONTINUE));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.headers().at("Retry-After").text()).contains("1");
  }

  @Test
  void aToDoThatHasExpired_isGone() {
    bench.clock.advance(Duration.ofHours(73));
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE));

    assertThat(reply.status()).isEqualTo(410);
    assertThat(bench.events(id)).doesNotContain("ContinuedWithoutMissing");
  }

  /** A process that judged in time may still decide, unless the expiration is written first. */
  @Test
  void aToDoThatHasExpired_isGone_onlyOnceThatIsWritten() {
    bench.clock.advance(Duration.ofHours(73));
    Reply first = call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE));
    String expired = first.body().at("event").text().orElseThrow();

    assertThat(bench.events(id)).contains(expired);
    assertThat(call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE)).body()).isEqualTo(first.body());
  }

  @Test
  void somebodyElse_isDenied() {
    Reply reply = call(ApiEvents.answer(TO_DO, "customer-2", CONTINUE));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(decided()).isFalse();
    assertThat(bench.watched.stack())
        .containsEntry(Metric.ANSWERS_DENIED, 1)
        .doesNotContainKey(Metric.EVENTS_REJECTED);
  }

  @Test
  void whoeverHasTheRole_isAdmitted() {
    bench.town.warehouse = Town::enough;
    bench.order("5");
    bench.settle();
    String paid =
        """
        {"webhookId": "w", "attemptId": "attempt-of-5", "orderId": "5", "amount": 12.50,
         "toDo": "receive-payment-5", "status": "%s"}
        """;
    Reply none = call(ApiEvents.answer("receive-payment-5", "p", "mail", paid, "k"));
    Reply odd =
        call(
            ApiEvents.answer(
                "receive-payment-5", "p", "mail payment-provider", paid.formatted("odd"), "k"));
    Reply fine =
        call(
            ApiEvents.answer(
                "receive-payment-5", "p", "mail payment-provider", paid.formatted("paid"), "k"));

    assertThat(none.status()).isEqualTo(403);
    assertThat(odd.status()).as("keeps the contract and decides nothing").isEqualTo(422);
    assertThat(odd.text("message")).contains("odd");
    assertThat(fine.status()).isEqualTo(200);
    assertThat(fine.text("event")).isEqualTo("PaymentReceived");
  }

  @Test
  void withoutAToken_nobodyIsHeard() {
    Reply reply =
        call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE).replace("\"authorizer\"", "\"none\""));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(decided()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"choice": 7}                       | $.choice
          {"choice": "MAYBE"}                 | $.choice
          {}                                  | $.choice
          {"choice": "CANCEL", "because": ""} | $.because
          "CANCEL"                            | $
          null                                | $
          """)
  void anAnswerThatBreaksTheContract_isRefused_listingWhere(String body, String path) {
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, body));

    assertThat(reply.status()).isEqualTo(422);
    List<?> violations = reply.body().at("violations").list().orElseThrow();
    assertThat(violations)
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(new Tree(violation).at("path").text()).contains(path);
              assertThat(new Tree(violation).at("problem").text()).isPresent();
              assertThat(new Tree(violation).at("mend").text()).isPresent();
            });
    assertThat(decided()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"''", "'{\"choice\": '", "nonsense", "'{} {}'"})
  void aBodyThatIsNotJson_isRefused(String body) {
    assertThat(call(ApiEvents.answer(TO_DO, CUSTOMER, body)).status()).isEqualTo(400);
    assertThat(decided()).isFalse();
  }

  @Test
  void aBodyInBase64_isRead_andABrokenOneRefused() {
    String encoded = Base64.getEncoder().encodeToString(CONTINUE.getBytes(StandardCharsets.UTF_8));
    String flag = "\"isBase64Encoded\":false";
    String set = "\"isBase64Encoded\":true";

    Reply broken = call(ApiEvents.answer(TO_DO, CUSTOMER, "###").replace(flag, set));
    Reply fine = call(ApiEvents.answer(TO_DO, CUSTOMER, encoded).replace(flag, set));

    assertThat(broken.status()).isEqualTo(400);
    assertThat(fine.status()).isEqualTo(200);
  }

  @Test
  void aBodyOver256KB_isRefused() {
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, "\"" + "x".repeat(256 * 1024) + "\""));

    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void anIdempotencyKeyThatIsTooLong_isRefused() {
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, "", CONTINUE, "k".repeat(201)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(decided()).isFalse();
  }

  @Test
  void aNameThatNoToDoCanHave_isNotFound() {
    assertThat(call(ApiEvents.answer("x".repeat(201), CUSTOMER, CONTINUE)).status()).isEqualTo(404);
  }

  @Test
  void openingALink_neverDecides() {
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE).replace("\"POST\"", "\"GET\""));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(decided()).isFalse();
  }

  @Test
  void troubleWithTheStore_isToldToTheCaller() {
    bench.journal.outOfReach.add(id);
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().at("Retry-After").text()).isPresent();
  }

  @Test
  void aPausedWorkflow_takesNoAnswer_andSaysWhenToRepeatIt() {
    bench.pause(id);
    Reply reply = call(ApiEvents.answer(TO_DO, CUSTOMER, CONTINUE));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text("message")).contains("paused");
    assertThat(reply.headers().at("Retry-After").text()).contains("30");
    assertThat(decided()).isFalse();
  }
}
