package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import railway.engine.InvocationEnded;

/** The trigger of a stream hands a failed batch out again at once, so the function waits. */
class StreamBatchTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Instant NOW = TestClock.START;

  private final Bench bench = new Bench();
  private final StreamBatch batch =
      StreamBatch.read(
          "{\"Records\":[{\"dynamodb\":{\"SequenceNumber\":\"7\"}}]}"
              .getBytes(StandardCharsets.UTF_8),
          bench.codec);

  /** Does the work on this thread, and counts how often it is asked to wait. */
  private static final class Counting implements Run {
    private int waits;

    @Override
    public Invocations invocations() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public <T, R> List<Future<R>> each(List<T> things, BiFunction<T, Invocations, R> work) {
      return SideBySide.all(things, thing -> work.apply(thing, index -> null));
    }

    @Override
    public void waitBeforeAgain() {
      waits++;
    }

    @Override
    public Crew crew() {
      throw new AssertionError("nobody asks");
    }
  }

  @AfterEach
  void nobodyIsInterruptedAfterwards() {
    Thread.interrupted();
  }

  @Test
  void aBatchThatIsDone_isGivenBackAtOnce() {
    Counting run = new Counting();

    assertThat(answer(run, List.of())).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(run.waits).isZero();
  }

  @Test
  void aBatchThatMustComeAgain_waitsOnce() {
    Counting run = new Counting();

    assertThat(answer(run, batch.records())).contains("\"itemIdentifier\":\"7\"");
    assertThat(run.waits).isOne();
  }

  private String answer(Run run, List<StreamRecord> failed) {
    return new String(batch.handle(run, (lane, invocations) -> failed), StandardCharsets.UTF_8);
  }

  @Test
  void onLambda_itWaitsAsLongAsItIsTold() {
    LambdaRun run = run(NOW.plus(LONG), LONG);
    Thread.currentThread().interrupt();

    assertThatThrownBy(run::waitBeforeAgain).isInstanceOf(InvocationEnded.class);
  }

  @Test
  void onLambda_itDoesNotWait_whenTheTimeOutIsThere() {
    LambdaRun run = run(NOW, LONG);
    Thread.currentThread().interrupt();

    run.waitBeforeAgain();

    assertThat(Thread.interrupted()).as("a wait would have heeded it").isTrue();
  }

  private LambdaRun run(Instant endsBy, Duration beforeAgain) {
    TestContext context = new TestContext("request", new LinkedBlockingQueue<>());
    return new LambdaRun("request-", () -> NOW, endsBy, new Log(context), beforeAgain);
  }
}
