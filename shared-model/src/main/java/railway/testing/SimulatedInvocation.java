package railway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import railway.engine.Called;
import railway.engine.Faults;
import railway.engine.Invocation;

/** An invocation in virtual time, with a clock of its own that is off by some seconds. */
final class SimulatedInvocation implements Invocation {

  private final Stage stage;
  private final Adversary adversary;
  private final String id;
  private final Duration skew;
  private final Instant killed;
  private final Witness witness;
  private final boolean zombie;

  SimulatedInvocation(
      Stage stage, Adversary adversary, String id, Duration lifetime, Witness witness) {
    this.stage = stage;
    this.adversary = adversary;
    this.id = id;
    this.witness = witness;
    long most = adversary.skew().toMillis();
    this.skew = Duration.ofMillis(most == 0 ? 0 : stage.random().nextLong(most) - most / 2);
    this.killed = stage.now().plus(lifetime);
    this.zombie = stage.once(adversary.zombies());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Instant now() {
    return stage.now().plus(skew);
  }

  @Override
  public Instant endsBy() {
    return killed.plus(skew);
  }

  /** A step: others move, the process may stall or be killed, and ends when its time is over. */
  void step() {
    stage.turn();
    if (stage.once(adversary.stalls())) {
      stage.sleep(Duration.ofMillis(stage.random().nextLong(stalled())));
    }
    if (stage.once(adversary.deaths()) || (over() && !zombie)) {
      Stage.die();
    }
  }

  /** A zombie may sleep past everything that others wait for. */
  private long stalled() {
    return zombie && stage.once(2) ? 300_000 : 60_000;
  }

  private boolean over() {
    return !stage.now().isBefore(killed);
  }

  @Override
  public <T> Called<T> call(Duration limit, Callable<T> request) {
    step();
    if (over()) {
      Stage.die();
    }
    Instant begun = stage.now();
    Called<T> called;
    try {
      called = new Called.Returned<>(request.call());
    } catch (Exception thrown) {
      called = new Called.Failed<>(Faults.of(thrown));
    }
    if (stage.now().isAfter(begun.plus(limit))) {
      called = new Called.Failed<>(Faults.overLimit(limit));
    }
    witness.heard(id, called);
    step();
    return called;
  }

  @Override
  public void pause(Duration wait) {
    stage.sleep(wait);
    step();
  }
}
