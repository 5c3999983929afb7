package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import railway.functions.FuzzWorld.Aftermath;
import railway.functions.fuzz.Dice;

/**
 * Events of the bus that may start something. Declared: nothing is ever thrown; a trigger is
 * started, a duplicate, not for us, or in the rejected queue, once and as it came.
 */
record FuzzTriggers(FuzzWorld world, Draw draw) implements FuzzSurface {

  FuzzTriggers(FuzzWorld world) {
    this(
        world,
        new Draw(
            List.of(
                good("OrderPlaced", "shop", FuzzWorld.order("77")),
                good("OrderPlaced", "shop", FuzzWorld.order("1")),
                good("ParcelSent", "shop", "{\"number\": \"77\"}"),
                good("OrderConfirmed", "railway.order", "{\"orderId\": \"77\"}"),
                Bench.json(Bench.fixture("eventbridge-order-placed.json")).value())));
  }

  private static Object good(String type, String source, String detail) {
    return Bench.json(Bench.event(type, source, detail)).value();
  }

  @Override
  public String name() {
    return "triggers";
  }

  @Override
  public byte[] draw(Dice dice) {
    return draw.from(dice);
  }

  @Override
  public String judge(byte[] input) {
    world.reset();
    Aftermath aftermath = world.call(new StartWorkflow(world.house), input);
    assertThat(aftermath).isEqualTo(new Aftermath("", Optional.empty()));
    assertThat(world.done()).as("lines of the log").hasSize(1);
    world.nothingIsTold(aftermath, names(input));
    String done = world.done().getFirst();
    assertThat(world.appended()).hasSize(done.equals("started") ? 1 : 0);
    switch (done) {
      case "rejected" -> world.isKept(new String(input, StandardCharsets.UTF_8));
      case "started", "duplicate" -> assertThat(world.rejected()).isEmpty();
      case "ignored" -> {
        assertThat(world.rejected()).isEmpty();
        assertThat(FuzzWorld.tree(input).orElseThrow().at("source").text().orElseThrow())
            .startsWith("railway.");
      }
      default -> throw new AssertionError("not declared: " + done);
    }
    if (done.equals("started")) {
      goesOn(input);
    }
    return done.equals("rejected") ? "rejected: " + kind() : done;
  }

  /** What was taken in harms nobody later on. */
  private void goesOn(byte[] input) {
    world.forget();
    Aftermath followed =
        world.call(
            new FollowTransition(world.house),
            FuzzWorld.bytes(Bench.batch(Images.inserted("1", world.appended().getFirst().item()))));
    assertThat(followed).isEqualTo(new Aftermath("{\"batchItemFailures\":[]}", Optional.empty()));
    assertThat(world.done()).containsExactly("followed");
    world.nothingIsTold(followed, names(input));
    world.journalsAreLegal();
    world.readModelsEqualARebuild(world.touched());
  }

  private static List<Optional<String>> names(byte[] input) {
    Tree event = FuzzWorld.tree(input).orElse(new Tree(null));
    return List.of(
        event.at("id").text(),
        event.at("source").text(),
        event.at("detail-type").text(),
        event.at("detail", "orderId").text(),
        event.at("detail", "number").text());
  }

  private String kind() {
    return FuzzReasons.of(world.rejected().getFirst().reason());
  }
}
