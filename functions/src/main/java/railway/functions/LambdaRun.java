package railway.functions;

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
record LambdaRun(String prefix, InstantSource clock, Instant endsBy, Log log)
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

  @Override
  public Crew crew() {
    return new VirtualCrew(this);
  }
}
