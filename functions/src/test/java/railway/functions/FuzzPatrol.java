package railway.functions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import railway.engine.Called;
import railway.engine.Concurrently;
import railway.engine.Faults;
import railway.engine.Invocation;
import railway.engine.Patrol;

/** A round of the patrol over all shards in a time of its own, in which nobody really waits. */
final class FuzzPatrol implements Invocation, Concurrently {
  private static final Duration ROUND = Duration.ofSeconds(3);

  private final FuzzWorld world;
  private final List<Throwable> failures = new ArrayList<>();
  private final Instant endsBy;
  private int sent;

  private FuzzPatrol(FuzzWorld world) {
    this.world = world;
    this.endsBy = world.clock.instant().plus(ROUND.multipliedBy(4));
  }

  /** Walks; says what could not be woken. */
  static List<Throwable> walk(FuzzWorld world) {
    FuzzPatrol round = new FuzzPatrol(world);
    Patrol patrol =
        new Patrol(
            world.house.railway(), world.house.ports().workflows(), ROUND, Duration.ofSeconds(1));
    for (int shard = 0; shard < world.house.dueShards(); shard++) {
      patrol.walk(shard, round, round);
    }
    return round.failures;
  }

  @Override
  public String id() {
    return "patrol-" + sent;
  }

  @Override
  public Instant now() {
    return world.clock.instant();
  }

  @Override
  public Instant endsBy() {
    return endsBy;
  }

  @Override
  public <T> Called<T> call(Duration limit, Callable<T> request) {
    try {
      return new Called.Returned<>(request.call());
    } catch (Exception thrown) {
      return new Called.Failed<>(Faults.of(thrown));
    }
  }

  @Override
  public void pause(Duration wait) {
    world.clock.advance(wait.isPositive() ? wait : Duration.ofMillis(1));
  }

  @Override
  public <T> void send(T thing, BiConsumer<T, Invocation> work) {
    sent++;
    try {
      work.accept(thing, this);
    } catch (RuntimeException thrown) {
      failures.add(thrown);
    }
  }

  @Override
  public void join() {}
}
