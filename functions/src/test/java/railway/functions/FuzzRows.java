package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import railway.aws.Json;
import railway.aws.dynamodb.StreamImages;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;
import railway.workflow.DefinitionException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of the read models as an older or a newer version, or a hand, wrote them. Declared: nobody
 * who reads them throws, the rows beside them are shown and woken, and what is written goes to
 * journals that stay legal.
 */
record FuzzRows(FuzzWorld world, Draw draw) implements FuzzSurface {
  private static final Set<Long> STATUSES = Set.of(200L, 403L, 404L, 409L, 410L, 422L);

  static FuzzRows of(FuzzWorld world) {
    List<Object> rows = new ArrayList<>();
    for (String table : List.of(TablesInMemory.WORKFLOWS, TablesInMemory.TO_DOS)) {
      for (Map<String, AttributeValue> item : world.tables.all(table)) {
        if (!item.get("workflowId").s().equals(FuzzWorld.FRESH)) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("table", table);
          row.put("item", Images.of(item));
          rows.add(Bench.json(Json.write(row)).value());
        }
      }
    }
    return new FuzzRows(world, new Draw(rows));
  }

  @Override
  public String name() {
    return "read model rows";
  }

  @Override
  public byte[] draw(Dice dice) {
    return draw.from(
        dice,
        tree -> {
          Map<String, Object> row = new LinkedHashMap<>();
          ((Map<?, ?>) tree).forEach((name, value) -> row.put((String) name, value));
          row.put(
              "item",
              dice.oneIn(6)
                  ? draw.mutator().changed(row.get("item"), dice)
                  : draw.mutator().changedItem(row.get("item"), dice));
          return row;
        });
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    Tree row = FuzzWorld.tree(input).orElse(new Tree(null));
    String table = row.at("table").text().orElse("");
    if (!table.equals(TablesInMemory.WORKFLOWS) && !table.equals(TablesInMemory.TO_DOS)) {
      return "no table";
    }
    Map<String, AttributeValue> item;
    try {
      item = StreamImages.item(row.at("item").value());
    } catch (IllegalArgumentException noItem) {
      return "no item";
    }
    if (AttributeValue.fromS(FuzzWorld.FRESH).equals(item.get("workflowId"))
        && table.equals(TablesInMemory.WORKFLOWS)) {
      return "the row of the neighbour";
    }
    if (!world.tables.plant(table, item)) {
      return "no item that a table takes";
    }
    listed();
    world.clock.advance(Duration.ofHours(2));
    answered();
    woken(item);
    assertThat(world.entries(FuzzWorld.FRESH)).as("the neighbour is woken").isGreaterThan(1);
    world.journalsAreLegal();
    return "a row of " + table;
  }

  /** Only a row that names no workflow of the deployment may fail, and then no other one. */
  private void woken(Map<String, AttributeValue> item) {
    boolean named =
        Set.of(AttributeValue.fromS("order"), AttributeValue.fromS("parcel"))
            .contains(item.getOrDefault("workflow", AttributeValue.fromNul(true)));
    for (Throwable failure : FuzzPatrol.walk(world)) {
      if (named || !(failure instanceof DefinitionException)) {
        throw new AssertionError("a workflow cannot be woken", failure);
      }
    }
  }

  private void listed() {
    Aftermath provider =
        world.call(
            new ListToDos(world.house),
            FuzzWorld.bytes(ApiEvents.list("customer-1", "payment-provider post-room")));
    assertThat(provider.thrown()).isEmpty();
    assertThat(Bench.json(provider.output()).at("statusCode").value()).isEqualTo(200L);
    int shown = 0;
    for (String id :
        List.of(FuzzWorld.UNPAID_TO_DO, FuzzWorld.ASKED_TO_DO, FuzzWorld.PARCEL_TO_DO)) {
      if (provider.output().contains("\\\"id\\\":\\\"" + id)) {
        shown++;
      }
    }
    assertThat(shown).as("the other To-Dos are listed").isGreaterThanOrEqualTo(2);
  }

  private void answered() {
    for (String toDo : List.of(FuzzWorld.UNPAID_TO_DO, FuzzWorld.ASKED_TO_DO)) {
      Aftermath aftermath =
          world.call(
              new AnswerToDo(world.house),
              FuzzWorld.bytes(ApiEvents.answer(toDo, "customer-1", "{\"choice\": \"CANCEL\"}")));
      assertThat(aftermath.thrown()).isEqualTo(Optional.empty());
      assertThat(STATUSES)
          .as(aftermath.output())
          .contains((Long) Bench.json(aftermath.output()).at("statusCode").value());
    }
  }
}
