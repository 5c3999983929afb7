package railway.functions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import railway.engine.Invocation;

/**
 * One run of a handler on Lambda, on virtual threads.
 *
 * @param prefix of the names of its invocations
 */
record LambdaRun(String prefix, InstantSource clock, Instant endsBy, Log log, Duration beforeAgain)
    implements Run, Invocations {

  @Override
  public Invocations invocations() {
    return this;
  }

  @Override
  public Invocation of(int index) {
    return new LambdaInvocation(prefix + index, clock, endsBy, log);
  }

  @Override
  public <T, R> List<Future<R>> each(List<T> things, BiFunction<T, Invocations, R> work) {
    return SideBySide.all(things, thing -> work.apply(thing, this));
  }

  /** Shorter when the time-out is near, which would spoil what the batch has achieved. */
  @Override
  public void waitBeforeAgain() {
    Duration left = Duration.between(clock.instant(), endsBy).dividedBy(2);
    Duration wait = left.compareTo(beforeAgain) < 0 ? left : beforeAgain;
    if (wait.isPositive()) {
      of(0).pause(wait);
    }
  }

  @Override
  public Crew crew() {
    return new VirtualCrew(this);
  }
}
