package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import railway.aws.dynamodb.StreamImages;
import railway.decision.Next;
import railway.engine.Pace;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;
import railway.store.Entry;
import railway.store.Journal.Reading;
import railway.store.WorkflowId;
import railway.workflow.TaskId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Journals whose items an older or a newer version wrote, or a hand. Declared: no reader throws;
 * what cannot be read is said to be so and pauses the workflow at most; whatever is appended is one
 * whole entry after the newest; read models equal a rebuild.
 */
record FuzzJournals(FuzzWorld world, Draw draw) implements FuzzSurface {
  private static final String WORKFLOW = "workflow";
  private static final Set<Long> STATUSES = Set.of(200L, 403L, 404L, 409L, 410L, 422L, 503L);

  static FuzzJournals of(FuzzWorld world) {
    List<Object> journals = new ArrayList<>();
    List<String> ids = new ArrayList<>(FuzzWorld.UNDER_WAY);
    ids.add(FuzzWorld.FRESH);
    for (String id : ids) {
      for (boolean later : List.of(true, false)) {
        Map<String, Object> journal = new LinkedHashMap<>();
        journal.put(WORKFLOW, id);
        journal.put("later", later);
        journal.put(
            "items",
            world.tables.items(TablesInMemory.JOURNAL, id).stream().map(Images::of).toList());
        journals.add(Bench.json(railway.aws.Json.write(journal)).value());
      }
    }
    return new FuzzJournals(world, new Draw(journals));
  }

  @Override
  public String name() {
    return "journal items";
  }

  /** Only items are changed: which journal they are in is no part of what is read. */
  @Override
  public byte[] draw(Dice dice) {
    return draw.from(
        dice,
        tree -> {
          Map<String, Object> journal = new LinkedHashMap<>();
          ((Map<?, ?>) tree).forEach((name, value) -> journal.put((String) name, value));
          journal.put(
              "items",
              dice.oneIn(6)
                  ? draw.mutator().changed(journal.get("items"), dice)
                  : draw.mutator().changedItem(journal.get("items"), dice));
          return journal;
        });
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    Tree journal = FuzzWorld.tree(input).orElse(new Tree(null));
    String id = journal.at(WORKFLOW).text().orElse("");
    if (!FuzzWorld.UNDER_WAY.contains(id) && !id.equals(FuzzWorld.FRESH)) {
      return "no journal";
    }
    List<Map<String, AttributeValue>> items = items(id, journal.at("items"));
    world.tables.clear(TablesInMemory.JOURNAL, id);
    if (items.isEmpty()
        || !items.stream().allMatch(item -> world.tables.plant(TablesInMemory.JOURNAL, item))) {
      return "no items that a table takes";
    }
    if (Boolean.TRUE.equals(journal.at("later").value())) {
      world.clock.advance(Duration.ofHours(2));
    }
    List<Reading> readings = world.journal.read(new WorkflowId(id), 0, 100);
    assertThat(readings).hasSize(items.size());
    boolean legible = readings.stream().allMatch(Reading.Legible.class::isInstance);
    followed(items.getLast());
    answered(id);
    woken();
    appendedAreWhole(id, items.size());
    if (opensEachOnce(world.journal.read(new WorkflowId(id), 0, 100))) {
      world.clock.advance(Pace.USUAL.deployment());
      world.clearReadModels(id);
      world.readModelsEqualARebuild(Set.of(id));
    }
    return legible ? "legible" : "unreadable";
  }

  /** Identifiers are unique in every journal of ours; which of two rows is shown is not defined. */
  private static boolean opensEachOnce(List<Reading> readings) {
    Set<TaskId> opened = new HashSet<>();
    for (Reading reading : readings) {
      if (reading instanceof Reading.Legible(Entry entry)
          && entry.arrival().isPresent()
          && entry.arrival().get().next() instanceof Next.To to
          && !opened.add(to.id())) {
        return false;
      }
    }
    return true;
  }

  /** The key is part of the address of an item, so that it is never wrong. */
  private static List<Map<String, AttributeValue>> items(String id, Tree images) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (Object image : images.list().orElse(List.of())) {
      try {
        Map<String, AttributeValue> item = new LinkedHashMap<>(StreamImages.item(image));
        item.put("workflowId", AttributeValue.fromS(id));
        item.put("seq", AttributeValue.fromN(Integer.toString(items.size())));
        items.add(item);
      } catch (IllegalArgumentException noItem) {
        return List.of();
      }
    }
    return items;
  }

  private void followed(Map<String, AttributeValue> newest) {
    String record = Images.inserted("1", newest);
    Aftermath aftermath =
        world.call(new FollowTransition(world.house), FuzzWorld.bytes(Bench.batch(record)));
    world.onlyTheUnreadableComeAgain(aftermath, List.of(Bench.json(record).value()));
    assertThat(world.done()).hasSize(1).containsAnyOf("followed", "comes-again");
    assertThat(world.rejected().size()).isLessThanOrEqualTo(1);
    world.nothingIsTold(aftermath, List.of());
    world.forget();
  }

  private void answered(String id) {
    Aftermath aftermath =
        switch (id) {
          case FuzzWorld.ASKED ->
              call(
                  ApiEvents.answer(
                      FuzzWorld.ASKED_TO_DO, "customer-1", "{\"choice\": \"CONTINUE\"}"));
          case FuzzWorld.UNPAID ->
              call(
                  ApiEvents.answer(
                      FuzzWorld.UNPAID_TO_DO,
                      "p",
                      "payment-provider",
                      """
                      {"webhookId": "w", "attemptId": "attempt-of-3", "orderId": "3",
                       "amount": 12.50, "toDo": "receive-payment-3", "status": "paid"}
                      """,
                      "key"));
          case String parcel ->
              world.call(
                  new AnswerToDo(world.house),
                  FuzzWorld.bytes(
                      Bench.event(
                          "ToDoAnswered",
                          ParcelWorkflow.CARRIER,
                          "{\"toDo\": \"hear-of-delivery-%s\", \"answer\": {\"to\": \"it\"}}"
                              .formatted(parcel.substring(parcel.length() - 1)))));
        };
    world.nothingIsTold(aftermath, List.of());
    FuzzWorld.repliesTellNothing(aftermath.output());
    aftermath.thrown().ifPresent(thrown -> assertThat(thrown).isInstanceOf(NotYet.class));
    if (!aftermath.output().isEmpty()) {
      assertThat(STATUSES)
          .as(aftermath.output())
          .contains((Long) Bench.json(aftermath.output()).at("statusCode").value());
    }
    world.forget();
  }

  private Aftermath call(String event) {
    return world.call(new AnswerToDo(world.house), FuzzWorld.bytes(event));
  }

  private void woken() {
    List<Throwable> failures = FuzzPatrol.walk(world);
    if (!failures.isEmpty()) {
      throw new AssertionError("a workflow cannot be woken", failures.getFirst());
    }
  }

  private void appendedAreWhole(String id, int planted) {
    int next = planted;
    for (TablesInMemory.Put put : world.appended()) {
      if (put.key().equals(id)) {
        assertThat(put.item().get("seq").n()).as("no gap").isEqualTo(Integer.toString(next++));
        assertThat(put.item().keySet())
            .as("a whole entry")
            .contains("at", "by", "workflow", "facts", "standing", "follow");
        if (world.house.codec().decode(put.item()) instanceof Reading.Unreadable(var entry)) {
          assertThat(put.item().get("facts").toString())
              .as("only a pause is appended to what cannot be read: %s", entry.reason())
              .contains("Paused");
        }
      }
    }
  }
}
