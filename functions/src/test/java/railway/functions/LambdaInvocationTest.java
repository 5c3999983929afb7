package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import railway.engine.Called;
import railway.engine.Invocation;
import railway.engine.InvocationEnded;
import railway.workflow.Fault;

class LambdaInvocationTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Bench bench = new Bench();
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final TestContext context = new TestContext("request", logged);
  private final Invocation invocation = bench.house.begin(context).invocations().of(3);

  @AfterEach
  void nobodyIsInterruptedAfterwards() {
    Thread.interrupted();
  }

  @Test
  void itsName_isTheRequests_withANonceAndTheRecordsPlace() {
    Invocation again = bench.house.begin(context).invocations().of(3);

    assertThat(invocation.id()).matches("request-n[0-9]+-3");
    assertThat(again.id()).as("the same request once more").isNotEqualTo(invocation.id());
  }

  @Test
  void itsEnd_isWhatThePlatformLeavesIt() {
    assertThat(invocation.endsBy()).isEqualTo(TestClock.START.plusSeconds(60));
  }

  @Test
  void aCallThatAnswers_returnsItsValue() {
    assertThat(invocation.call(LONG, () -> "yes")).isEqualTo(new Called.Returned<>("yes"));
  }

  @Test
  void aCallOverItsLimit_isInterrupted_andHasEndedWhenThisReturns() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    Called<String> called =
        invocation.call(
            Duration.ofMillis(20),
            () -> {
              try {
                never.await();
                return "nobody opens this latch";
              } finally {
                ended.countDown();
              }
            });

    assertThat(called)
        .isEqualTo(new Called.Failed<>(new Fault.Unanswered("no answer within 20 ms")));
    assertThat(ended.getCount()).isZero();
    assertThat(logged).isEmpty();
  }

  @Test
  void aCallThatHeedsNoInterruption_isLeftAfterAWhile_andSaidSo() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    Called<String> called =
        invocation.call(
            Duration.ofMillis(500), // within which it surely has begun
            () -> {
              stubbornly(release);
              ended.countDown();
              return "late";
            });

    assertThat(called).isInstanceOf(Called.GoesOn.class);
    assertThat(logged).singleElement().asString().contains("call-goes-on");
    release.countDown();
    ended.await();
  }

  private static void stubbornly(CountDownLatch release) {
    while (true) {
      try {
        release.await();
        return;
      } catch (InterruptedException ignored) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whatIsThrown_isReadAsAFault() {
    Called<String> refused =
        invocation.call(
            LONG,
            () -> {
              throw new ConnectException();
            });
    Called<String> unanswered =
        invocation.call(
            LONG,
            () -> {
              throw new IllegalStateException("secret");
            });
    Called<String> nothing = invocation.call(LONG, () -> null);

    assertThat(((Called.Failed<String>) refused).fault()).isInstanceOf(Fault.Refused.class);
    assertThat(((Called.Failed<String>) unanswered).fault())
        .isEqualTo(new Fault.Unanswered("IllegalStateException"));
    assertThat(((Called.Failed<String>) nothing).fault()).isInstanceOf(Fault.Unanswered.class);
  }

  @Test
  void aRunThatIsInterrupted_stops_andItsCallWithIt() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                invocation.call(
                    LONG,
                    () -> {
                      try {
                        never.await();
                        return "nobody opens this latch";
                      } finally {
                        ended.countDown();
                      }
                    }))
        .isInstanceOf(InvocationEnded.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThatThrownBy(() -> invocation.pause(LONG)).isInstanceOf(InvocationEnded.class);
  }
}
