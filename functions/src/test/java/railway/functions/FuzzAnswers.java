package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;
import railway.functions.fuzz.Mutator;

/**
 * Answers to To-Dos. Declared by call: a reply that says what, and what next, never 5xx while the
 * store is well. By message: taken, or in the rejected queue once and as it came, or thrown as
 * {@link NotYet} for Lambda to repeat. The same answer again hears the same.
 */
record FuzzAnswers(String name, FuzzWorld world, Draw draw) implements FuzzSurface {
  private static final Set<Long> STATUSES =
      Set.of(200L, 400L, 401L, 403L, 404L, 405L, 409L, 413L, 422L);

  static FuzzAnswers byCall(FuzzWorld world) {
    String paid =
        """
        {"webhookId": "%s", "attemptId": "attempt-of-3", "orderId": "3", "amount": 12.50,
         "toDo": "receive-payment-3", "status": "paid"}
        """
            .formatted(Mutator.SECRET);
    return new FuzzAnswers(
        "answers by call",
        world,
        new Draw(
            List.of(
                good(Bench.fixture("http-api-answer.json").replace("product-4711", "product-2")),
                good(
                    ApiEvents.answer(
                        FuzzWorld.ASKED_TO_DO, "customer-1", "", "{\"choice\": \"CANCEL\"}", "k")),
                good(
                    ApiEvents.answer(
                        FuzzWorld.UNPAID_TO_DO, "p", "mail payment-provider", paid, "k")),
                good(ApiEvents.answer(FuzzWorld.PARCEL_TO_DO, "p", "{\"to\": \"me\"}")),
                good(ApiEvents.answer("no-such-to-do", "p", "{}")))));
  }

  static FuzzAnswers byMessage(FuzzWorld world) {
    return new FuzzAnswers(
        "answers by message",
        world,
        new Draw(
            List.of(
                message(FuzzWorld.PARCEL_TO_DO, "\"" + Mutator.SECRET + "\"", "\"one\""),
                message(FuzzWorld.PARCEL_TO_DO, "\"nobody\"", "\"two\""),
                message("hear-of-delivery-2", "\"somebody else\"", "\"three\""),
                message(FuzzWorld.ASKED_TO_DO, "\"me\"", "\"four\""),
                message("hear-of-delivery-3", "\"me\"", "\"five\""))));
  }

  private static Object message(String toDo, String to, String answerId) {
    return good(
        Bench.event(
            "ToDoAnswered",
            ParcelWorkflow.CARRIER,
            "{\"toDo\": \"%s\", \"answer\": {\"to\": %s}, \"answerId\": %s}"
                .formatted(toDo, to, answerId)));
  }

  private static Object good(String text) {
    return Bench.json(text).value();
  }

  /** The body of a call is a text of its own, and is changed as what it holds. */
  @Override
  public byte[] draw(Dice dice) {
    return draw.from(
        dice,
        tree ->
            dice.oneIn(2)
                ? FuzzBodies.changed(tree, draw.mutator(), dice)
                : draw.mutator().changed(tree, dice));
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    Aftermath first = world.call(new AnswerToDo(world.house), input);
    world.nothingIsTold(first, names(input));
    world.journalsAreLegal();
    boolean isCall = FuzzWorld.tree(input).filter(event -> event.has("requestContext")).isPresent();
    String outcome = isCall ? called(first) : messaged(input, first);
    if (!world.appended().isEmpty()) {
      again(input, first);
      world.readModelsEqualARebuild(world.touched());
    }
    return outcome;
  }

  private String called(Aftermath first) {
    assertThat(first.thrown()).isEmpty();
    assertThat(world.rejected()).isEmpty();
    Tree reply = Bench.json(first.output());
    Tree body = Bench.json(reply.at("body").text().orElseThrow());
    Long status = (Long) reply.at("statusCode").value();
    assertThat(STATUSES).as(first.output()).contains(status);
    if (status == 200) {
      assertThat(world.appended()).as("accepted means decided").hasSize(1);
      assertThat(body.at("accepted").value()).isEqualTo(true);
    } else {
      assertThat(world.appended()).isEmpty();
      assertThat(body.at("message").text().orElse("")).as("what is wrong").isNotBlank();
      assertThat(body.at("next").text().orElse("")).as("what next").isNotBlank();
    }
    FuzzWorld.repliesTellNothing(first.output());
    assertThat(world.done()).containsExactly("answered");
    return status.toString();
  }

  private String messaged(byte[] input, Aftermath first) {
    assertThat(first.output()).isEmpty();
    if (first.thrown().isPresent()) {
      assertThat(first.thrown().get()).isInstanceOf(NotYet.class);
      assertThat(world.rejected()).isEmpty();
      assertThat(world.appended()).isEmpty();
      return "comes again: not yet";
    }
    assertThat(world.done()).as("lines of the log").hasSize(1);
    if (world.done().getFirst().equals("rejected")) {
      world.isKept(new String(input, StandardCharsets.UTF_8));
      String kind = FuzzReasons.of(world.rejected().getFirst().reason());
      assertThat(world.appended())
          .as("an answer that is late is kept")
          .hasSize(kind.equals("decided before") ? 1 : 0);
      return "rejected: " + kind;
    }
    assertThat(world.done()).containsExactly("answered");
    assertThat(world.rejected()).isEmpty();
    assertThat(world.appended()).as("accepted means decided").hasSize(1);
    return "accepted";
  }

  private void again(byte[] input, Aftermath first) {
    int entries = world.appended().size();
    assertThat(world.call(new AnswerToDo(world.house), input).output())
        .as("the same answer hears the same")
        .isEqualTo(first.output());
    assertThat(world.appended()).as("the same answer writes once").hasSize(entries);
  }

  private static List<Optional<String>> names(byte[] input) {
    Tree event = FuzzWorld.tree(input).orElse(new Tree(null));
    List<Optional<String>> names = new ArrayList<>();
    names.add(event.at("id").text());
    names.add(event.at("source").text());
    names.add(event.at("detail-type").text());
    names.add(event.at("detail", "toDo").text());
    names.add(event.at("pathParameters", "taskId").text());
    names.add(event.at("requestContext", "authorizer", "jwt", "claims", "sub").text());
    return names;
  }
}
