package railway.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import railway.engine.Called;
import railway.engine.Faults;
import railway.engine.Invocation;

/** One run of a function in virtual time; while it waits, others may run. */
record RehearsedInvocation(String id, Instant endsBy, Agenda agenda) implements Invocation {

  @Override
  public Instant now() {
    return agenda.now();
  }

  @Override
  public <T> Called<T> call(Duration limit, Callable<T> request) {
    try {
      return new Called.Returned<>(request.call());
    } catch (SlowAnswer slow) {
      return slow.after().compareTo(limit) > 0 ? overLimit(limit) : answered(slow);
    } catch (Exception thrown) {
      return new Called.Failed<>(Faults.of(thrown));
    }
  }

  private <T> Called<T> overLimit(Duration limit) {
    pause(limit);
    return new Called.Failed<>(Faults.overLimit(limit));
  }

  @SuppressWarnings("unchecked") // the answer to this very request
  private <T> Called<T> answered(SlowAnswer slow) {
    pause(slow.after());
    return new Called.Returned<>((T) slow.answer());
  }

  /** Nobody outlives the process. */
  @Override
  public void pause(Duration wait) {
    agenda.passes(wait);
    if (!now().isBefore(endsBy)) {
      throw new Killed();
    }
  }
}
