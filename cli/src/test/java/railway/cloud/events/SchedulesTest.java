package railway.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import railway.cloud.FaultPlan;
import railway.cloud.Ids;
import railway.cloud.VirtualTime;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.wire.CloudLog;

class SchedulesTest {
  private static final LocalSchedule SHARD_0 =
      new LocalSchedule(
          "WakeShard0", Duration.ofMinutes(1), "WakeUp", Optional.of("{\"shard\":\"0\"}"));
  private static final LocalSchedule SHARD_1 =
      new LocalSchedule(
          "WakeShard1", Duration.ofMinutes(1), "WakeUp", Optional.of("{\"shard\":\"1\"}"));

  private final VirtualTime time = new VirtualTime();
  private final Recorded functions = new Recorded();

  @Test
  void eachSchedule_invokesItsFunctionOnceAPeriod_withItsInput() {
    schedules(1, functions, SHARD_0, SHARD_1).start();

    time.advance(Duration.ofSeconds(59));
    assertThat(functions.payloads).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(functions.payloads).containsExactly("{\"shard\":\"0\"}", "{\"shard\":\"1\"}");
    time.advance(Duration.ofMinutes(10));
    assertThat(functions.payloads).hasSize(22);
  }

  @Test
  void givenASpeedOfTen_theSchedulesBeatTenTimesAsOften() {
    schedules(10, functions, SHARD_0).start();

    time.advance(Duration.ofMinutes(1));

    assertThat(functions.payloads).hasSize(10);
  }

  @Test
  void givenAFunctionThatFails_theNextBeatComesAllTheSame() {
    functions.answering(new Invoked.Failed("X", "y"), new Invoked.Throttled());
    schedules(1, functions, SHARD_0).start();

    time.advance(Duration.ofMinutes(3));

    assertThat(functions.payloads).hasSize(3);
  }

  @Test
  void tick_invokesEverySchedule_withoutTimePassing() {
    Schedules schedules = schedules(1, functions, SHARD_0, SHARD_1);

    assertThat(schedules.tick())
        .containsOnlyKeys("WakeShard0", "WakeShard1")
        .allSatisfy((name, end) -> assertThat(end).isInstanceOf(Invoked.Succeeded.class));
    assertThat(functions.payloads).hasSize(2);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void givenAnInvocationThatIsStillRunning_theNextBeatsAreLeftOut() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger invocations = new AtomicInteger();
    Functions slow =
        (name, payload) -> {
          if (invocations.incrementAndGet() == 1) {
            began.countDown();
            waitFor(mayEnd);
          }
          return new Invoked.Succeeded(new byte[0]);
        };
    Schedules schedules = schedules(1, slow, SHARD_0);
    schedules.start();
    Thread first = Thread.ofVirtual().start(schedules::tick);
    assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();

    time.advance(Duration.ofMinutes(5));
    assertThat(schedules.tick()).isEmpty();
    assertThat(invocations).hasValue(1);
    assertThat(schedules.running()).isOne();

    mayEnd.countDown();
    assertThat(first.join(Duration.ofSeconds(30))).isTrue();
    time.advance(Duration.ofMinutes(1));
    assertThat(invocations).hasValue(2);
  }

  @Test
  void givenNoInput_theFunctionGetsTheSchedulersOwnEvent() {
    schedules(
            1,
            functions,
            new LocalSchedule("Plain", Duration.ofMinutes(1), "WakeUp", Optional.empty()))
        .tick();

    assertThat(functions.payloads.getFirst())
        .contains(
            "\"detail-type\":\"Scheduled Event\"",
            "schedule/default/Plain",
            "2026-01-01T00:00:00Z");
  }

  @Test
  void onceClosed_nothingBeats() {
    Schedules schedules = schedules(1, functions, SHARD_0);
    schedules.start();
    schedules.close();

    time.advance(Duration.ofMinutes(5));

    assertThat(schedules.tick()).isEmpty();
    assertThat(functions.payloads).isEmpty();
  }

  @Test
  void aSpeedOrARateThatIsNotPositive_isRefused() {
    assertThatThrownBy(() -> schedules(0, functions, SHARD_0)).hasMessageContaining("speed");
    assertThatThrownBy(() -> new LocalSchedule("Never", Duration.ZERO, "WakeUp", Optional.empty()))
        .hasMessageContaining("Never");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Schedules schedules(double speed, Functions invoked, LocalSchedule... schedules) {
    return new Schedules(
        List.of(schedules),
        speed,
        invoked,
        new Surroundings(
            time, Backoff.WATCHABLE, FaultPlan.none(), time, new Ids(), CloudLog.silent()));
  }
}
