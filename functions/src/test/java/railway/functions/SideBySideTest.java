package railway.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import railway.engine.InvocationEnded;

class SideBySideTest {

  @AfterEach
  void nobodyIsInterruptedAfterwards() {
    Thread.interrupted();
  }

  @Test
  void allRunAtOnce_andTheResultsKeepTheirOrder() {
    CyclicBarrier allAreThere = new CyclicBarrier(50);
    List<Integer> things = IntStream.range(0, 50).boxed().toList();

    List<Future<Integer>> done = SideBySide.all(things, thing -> meet(allAreThere, thing));

    assertThat(done).extracting(Future::resultNow).isEqualTo(things);
  }

  private static int meet(CyclicBarrier barrier, int thing) {
    try {
      barrier.await();
      return thing;
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void aSingleOne_isDoneOnTheSameThread_andWhatItThrowsIsKept() {
    Thread here = Thread.currentThread();

    assertThat(SideBySide.all(List.of("a"), thing -> Thread.currentThread() == here))
        .singleElement()
        .extracting(Future::resultNow)
        .isEqualTo(true);
    assertThat(
            SideBySide.all(
                List.of("a"),
                thing -> {
                  throw new IllegalStateException(thing);
                }))
        .singleElement()
        .extracting(Future::exceptionNow)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatOneThrows_keepsNoOtherFromBeingDone() {
    Queue<String> done = new ConcurrentLinkedQueue<>();
    List<Throwable> failures;
    try (Crew crew = new Bench().house.begin(new TestContext("r", done)).crew()) {
      for (String name : List.of("a", "b", "c")) {
        crew.send(
            name,
            (thing, invocation) -> {
              if (thing.equals("b")) {
                throw new IllegalStateException("b");
              }
              done.add(thing + invocation.id().replaceAll("-[0-9]+$", ""));
            });
      }
      crew.join();
      failures = crew.failures();
    }

    assertThat(done).hasSize(2);
    assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("b");
  }

  @Test
  void eachOfACrew_hasAnInvocationOfItsOwn() {
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    try (Crew crew = new Bench().house.begin(new TestContext("r", ids)).crew()) {
      List.of(1, 2, 3).forEach(one -> crew.send(one, (thing, own) -> ids.add(own.id())));
      crew.join();
      List.of(4, 5).forEach(one -> crew.send(one, (thing, own) -> ids.add(own.id())));
      crew.join();
    }

    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aSlowOne_keepsNoOtherWaiting() {
    CountDownLatch othersAreDone = new CountDownLatch(2);
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    try (Crew crew = new Bench().house.begin(new TestContext("r", ids)).crew()) {
      crew.send("slow", (thing, own) -> await(othersAreDone));
      crew.send("quick", (thing, own) -> othersAreDone.countDown());
      crew.send("quick", (thing, own) -> othersAreDone.countDown());
      crew.join();
      assertThat(crew.failures()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void anInterruptedRun_interruptsAll_waitsForThem_andStops() {
    Thread run = Thread.currentThread();
    Queue<String> ended = new ConcurrentLinkedQueue<>();
    CountDownLatch bothWork = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                SideBySide.all(
                    List.of("a", "b"),
                    thing -> {
                      try {
                        bothWork.countDown();
                        bothWork.await();
                        run.interrupt();
                        never.await();
                      } catch (InterruptedException interrupted) {
                        ended.add(thing);
                      }
                      return thing;
                    }))
        .isInstanceOf(InvocationEnded.class);
    assertThat(ended).containsExactlyInAnyOrder("a", "b");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }
}
