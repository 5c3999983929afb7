package railway.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import railway.engine.Called;
import railway.engine.Invocation;

/** An invocation that only starts. */
record AtNoon(String id) implements Invocation {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant now() {
    return NOON;
  }

  @Override
  public Instant endsBy() {
    return NOON.plusSeconds(60);
  }

  @Override
  public <T> Called<T> call(Duration limit, Callable<T> request) {
    throw new AssertionError("nobody is called");
  }

  @Override
  public void pause(Duration wait) {
    throw new AssertionError("nobody waits");
  }
}
