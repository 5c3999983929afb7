package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Queries of To-Dos, with tokens' claims as the HTTP API hands them over. Declared: a reply of 200,
 * 401, 404 or 405 that shows nobody else's To-Dos; what is no JSON is thrown back to whoever
 * invoked the function without an API. Nothing is ever written.
 */
record FuzzLists(FuzzWorld world, Draw draw) implements FuzzSurface {

  FuzzLists(FuzzWorld world) {
    this(
        world,
        new Draw(
            List.of(
                Bench.json(ApiEvents.list("customer-1", "customer")).value(),
                Bench.json(ApiEvents.list("p", "mail payment-provider post-room")).value(),
                Bench.json(ApiEvents.read(FuzzWorld.ASKED_TO_DO, "customer-1", "")).value(),
                Bench.json(ApiEvents.read(FuzzWorld.UNPAID_TO_DO, "p", "payment-provider")).value(),
                Bench.json(ApiEvents.read(FuzzWorld.UNPAID_TO_DO, "customer-2", "")).value())));
  }

  @Override
  public String name() {
    return "queries and claims";
  }

  @Override
  public byte[] draw(Dice dice) {
    return draw.from(dice);
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    Aftermath aftermath = world.call(new ListToDos(world.house), input);
    Optional<Tree> event = FuzzWorld.tree(input);
    Tree call = event.orElse(new Tree(null));
    Tree claims = call.at("requestContext", "authorizer", "jwt", "claims");
    world.nothingIsTold(
        aftermath, List.of(claims.at("sub").text(), call.at("pathParameters", "taskId").text()));
    assertThat(world.appended()).isEmpty();
    assertThat(world.tables.puts(TablesInMemory.TO_DOS)).isEmpty();
    assertThat(world.rejected()).isEmpty();
    if (aftermath.thrown().isPresent()) {
      assertThat(event).as("only what is no JSON is thrown").isEmpty();
      assertThat(aftermath.thrown().get()).isExactlyInstanceOf(IllegalArgumentException.class);
      return "thrown: not JSON";
    }
    Tree reply = Bench.json(aftermath.output());
    long status = (Long) reply.at("statusCode").value();
    Tree body = Bench.json(reply.at("body").text().orElseThrow());
    assertThat(status).as(aftermath.output()).isIn(200L, 401L, 404L, 405L);
    if (status == 200) {
      onlyTheCallers(body, claims);
    } else {
      assertThat(body.at("message").text().orElse("")).isNotBlank();
      assertThat(body.at("next").text().orElse("")).isNotBlank();
    }
    return Long.toString(status);
  }

  private void onlyTheCallers(Tree body, Tree claims) {
    Set<String> callers = new HashSet<>();
    callers.add("subject:" + claims.at("sub").text().orElseThrow());
    for (String role : List.of(claims.at("scope").text().orElse("").split(" "))) {
      callers.add("role:" + role);
    }
    List<?> shown = body.at("toDos").list().orElse(List.of());
    for (Object row : shown.isEmpty() && body.has("id") ? List.of(body.value()) : shown) {
      String id = new Tree(row).at("id").text().orElseThrow();
      AttributeValue assigned =
          world.tables.items(TablesInMemory.TO_DOS, id).getFirst().get("assignedTo");
      assertThat(callers).as("whose To-Dos are shown").contains(assigned.s());
    }
  }
}
