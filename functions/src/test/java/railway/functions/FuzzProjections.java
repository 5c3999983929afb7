package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The same batches for the projection. Declared: what is no batch is thrown back and shows nothing;
 * else no record fails while the store is well, and a good one is shown whatever came with it.
 */
record FuzzProjections(FuzzWorld world, FuzzStreams streams) implements FuzzSurface {

  @Override
  public String name() {
    return "projected records";
  }

  @Override
  public byte[] draw(Dice dice) {
    return streams.draw(dice);
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    world.clearReadModels(FuzzWorld.FRESH);
    Aftermath aftermath = world.call(new ProjectReadModels(world.house), input);
    assertThat(world.appended()).isEmpty();
    assertThat(world.rejected()).isEmpty();
    Optional<List<?>> sent = FuzzWorld.tree(input).flatMap(tree -> tree.at("Records").list());
    if (sent.isEmpty()) {
      assertThat(aftermath.thrown().orElseThrow())
          .isExactlyInstanceOf(IllegalArgumentException.class);
      assertThat(world.tables.puts(TablesInMemory.WORKFLOWS)).isEmpty();
      return "thrown: no batch";
    }
    world.onlyTheUnreadableComeAgain(aftermath, sent.get());
    assertThat(world.done())
        .allMatch(done -> List.of("shown", "passed-over", "defect", "comes-again").contains(done));
    if (streams.isAlone(sent.get())) {
      assertThat(world.tables.items(TablesInMemory.WORKFLOWS, FuzzWorld.FRESH))
          .as("the good record is shown")
          .singleElement()
          .satisfies(
              row -> assertThat(row).containsEntry("status", AttributeValue.fromS("running")));
    }
    return world.done().contains("passed-over") ? "some passed over" : "all shown";
  }
}
