package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;
import railway.functions.fuzz.Mutator;

/**
 * Batches of the journal's stream. Declared: what is no batch is thrown back and does nothing; else
 * no record fails while the store is well, each is followed, ignored or kept, and a good one is
 * followed whatever came with it.
 */
record FuzzStreams(FuzzWorld world, List<Object> records, Object fresh, Draw draw)
    implements FuzzSurface {

  static FuzzStreams of(FuzzWorld world) {
    List<Object> records = new ArrayList<>();
    FuzzWorld.UNDER_WAY.forEach(
        id ->
            world
                .tables
                .items(TablesInMemory.JOURNAL, id)
                .forEach(
                    item ->
                        records.add(
                            Bench.json(Images.inserted("10" + records.size(), item)).value())));
    Object fresh =
        Bench.json(
                Images.inserted(
                    "99", world.tables.items(TablesInMemory.JOURNAL, FuzzWorld.FRESH).getFirst()))
            .value();
    List<Object> batches = new ArrayList<>();
    records.forEach(record -> batches.add(batch(List.of(record, fresh))));
    return new FuzzStreams(
        world,
        records.stream().map(Mutator::sorted).toList(),
        Mutator.sorted(fresh),
        new Draw(batches));
  }

  private static Object batch(List<Object> records) {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("Records", new ArrayList<>(records));
    return batch;
  }

  @Override
  public String name() {
    return "stream records";
  }

  @Override
  public byte[] draw(Dice dice) {
    return draw.from(
        dice, tree -> dice.oneIn(4) ? draw.mutator().changed(tree, dice) : mixed(dice));
  }

  private Object mixed(Dice dice) {
    List<Object> batch = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      Object record = dice.of(records);
      batch.add(
          switch (dice.below(6)) {
            case 0 -> Mutator.copy(record);
            case 1, 2 -> draw.mutator().changed(record, dice);
            default -> draw.mutator().changedItem(record, dice);
          });
    }
    batch.add(dice.below(batch.size() + 1), fresh);
    return batch(batch);
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    Aftermath aftermath = world.call(new FollowTransition(world.house), input);
    Optional<List<?>> sent = FuzzWorld.tree(input).flatMap(tree -> tree.at("Records").list());
    world.nothingIsTold(aftermath, names(sent.orElse(List.of())));
    if (sent.isEmpty()) {
      assertThat(aftermath.thrown().orElseThrow())
          .isExactlyInstanceOf(IllegalArgumentException.class);
      assertThat(world.appended()).isEmpty();
      assertThat(world.rejected()).isEmpty();
      return "thrown: no batch";
    }
    world.onlyTheUnreadableComeAgain(aftermath, sent.get());
    assertThat(world.done())
        .allMatch(done -> List.of("followed", "rejected", "ignored", "comes-again").contains(done));
    if (!world.done().contains("comes-again")) {
      assertThat(world.done()).as("one line for each record").hasSize(sent.get().size());
    }
    world.journalsAreLegal();
    originalsAreKept(sent.get());
    if (isAlone(sent.get())) {
      assertThat(world.entries(FuzzWorld.FRESH)).as("the good record is followed").isGreaterThan(1);
    }
    return world.rejected().stream()
        .map(kept -> "kept: " + FuzzReasons.of(kept.reason()))
        .min(Comparator.naturalOrder())
        .orElse("all followed");
  }

  /** Whether the good record is in a batch, and no other one says that it is of that workflow. */
  boolean isAlone(List<?> sent) {
    return sent.contains(fresh)
        && sent.stream()
            .filter(record -> !fresh.equals(record))
            .noneMatch(record -> String.valueOf(record).contains("=" + FuzzWorld.FRESH + "}"));
  }

  /** What is kept came in, and so often. */
  private void originalsAreKept(List<?> sent) {
    List<Object> left = new ArrayList<>(sent);
    for (Bench.Kept kept : world.rejected()) {
      assertThat(kept.reason()).isNotBlank();
      assertThat(left.remove(Bench.json(kept.received()).value()))
          .as("the original is kept, once: %s", kept.reason())
          .isTrue();
    }
  }

  private static List<Optional<String>> names(List<?> sent) {
    List<Optional<String>> names = new ArrayList<>();
    for (Object one : sent) {
      Tree record = new Tree(one);
      names.add(record.at("eventName").text());
      names.add(record.at("dynamodb", "SequenceNumber").text());
      names.add(record.at("dynamodb", "Keys", "workflowId", "S").text());
      names.add(record.at("dynamodb", "NewImage", "workflowId", "S").text());
    }
    return names;
  }
}
