package railway.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import railway.engine.Called;
import railway.engine.Faults;
import railway.engine.Invocation;
import railway.workflow.Category;

/** An invocation in virtual time, with a clock of its own that is off by some seconds. */
final class SimulatedInvocation implements Invocation {

  private final Stage stage;
  private final Sabotage sabotage;
  private final String id;
  private final Life life;
  private final long skew;
  private final Version version;
  private final Witness witness;
  private @Nullable Category category;

  SimulatedInvocation(
      Stage stage, Sabotage sabotage, String id, Life life, Version version, Witness witness) {
    this.stage = stage;
    this.sabotage = sabotage;
    this.id = id;
    this.life = life;
    this.version = version;
    this.witness = witness;
    this.skew = sabotage.skew();
  }

  /** The invocation of whoever plays. */
  static SimulatedInvocation playing(Stage stage) {
    return (SimulatedInvocation) Objects.requireNonNull(stage.role(), "nobody invoked this");
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Instant now() {
    return stage.now().plusMillis(skew);
  }

  @Override
  public Instant endsBy() {
    return life.end().plusMillis(skew);
  }

  long skew() {
    return skew;
  }

  Life life() {
    return life;
  }

  Version version() {
    return version;
  }

  /** The category of the task that it is busy with, as far as the world knows. */
  @Nullable Category category() {
    return category;
  }

  void busyWith(@Nullable Category now) {
    category = now;
  }

  /** A step: others move, and the process may be over. */
  void step() {
    stage.turn();
    life.check();
  }

  /** Time passes for it, and the process may be over. */
  void passes(Duration time) {
    stage.sleep(time);
    life.check();
  }

  /** What it still sends when its time is over is stopped by the platform. */
  @Override
  public <T> Called<T> call(Duration limit, Callable<T> request) {
    step();
    Fault fault = sabotage.strike(Call.REQUEST, category, Set.of());
    suffers(fault);
    if (life.over()) {
      throw life.ends();
    }
    Instant begun = stage.now();
    Called<T> called;
    try {
      called = new Called.Returned<>(request.call());
      if (stage.now().isAfter(begun.plus(limit))) {
        called = new Called.Failed<>(Faults.overLimit(limit));
      }
    } catch (StillSending sending) {
      called = new Called.GoesOn<>(Faults.overLimit(limit));
    } catch (Exception thrown) {
      called = new Called.Failed<>(Faults.of(thrown));
    }
    if (fault == Fault.CRASH_AFTER) {
      throw life.ends();
    }
    witness.heard(id, called);
    step();
    return called;
  }

  @Override
  public void pause(Duration wait) {
    stage.sleep(wait);
    suffers(sabotage.strike(Call.PAUSE, category, Set.of()));
    step();
  }

  private void suffers(Fault fault) {
    switch (fault) {
      case CRASH_BEFORE -> throw life.ends();
      case STALLED -> passes(Wire.standstill(stage));
      case ZOMBIE -> Wire.sleepsPastItsEnd(stage, life);
      default -> {}
    }
  }
}
