package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;

/**
 * Events of the schedules that sweep the due index. Declared: a shard is walked, or the input is
 * thrown back with what a schedule sends; nothing is written when nothing is due.
 */
record FuzzSchedules(FuzzWorld world, Draw draw) implements FuzzSurface {

  FuzzSchedules(FuzzWorld world) {
    this(
        world,
        new Draw(
            List.of(
                Bench.json("{\"shard\": \"0\"}").value(), Bench.json("{\"shard\": 1}").value())));
  }

  @Override
  public String name() {
    return "schedules";
  }

  @Override
  public byte[] draw(Dice dice) {
    return draw.from(dice);
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    world.clearReadModels(FuzzWorld.FRESH);
    FuzzWorld.UNDER_WAY.forEach(world::clearReadModels);
    Aftermath aftermath = world.call(new WakeUp(world.house), input);
    world.nothingIsTold(aftermath, List.of());
    assertThat(world.appended()).isEmpty();
    assertThat(world.rejected()).isEmpty();
    if (aftermath.thrown().isPresent()) {
      assertThat(aftermath.thrown().get())
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("{\"shard\": \"0\"}");
      return "thrown: names no shard";
    }
    assertThat(world.done()).containsExactly("walked");
    return "walked";
  }
}
