package railway.cloud.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static railway.cloud.stream.Bench.FAILURE;
import static railway.cloud.stream.Bench.SUCCESS;
import static railway.cloud.stream.Bench.failedAt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import railway.cloud.FaultPlan;
import railway.cloud.lambda.Invoked;
import railway.cloud.stream.Bench.Settings;

/** The stream trigger keeps Lambda's promises. */
class TriggerTest {

  @Test
  void trigger_handsOverBatchesInOrder() {
    var bench = new Bench(Settings.plain().withBatchSize(2), sequenceNumbers -> SUCCESS);
    bench.offer("a", "b", "a", "b", "a").settle();
    assertThat(bench.invocations)
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5"));
    assertThat(bench.isIdle()).isTrue();
  }

  @Test
  void trigger_withAWindow_waitsForAFullBatchOrTheWindowsEnd() {
    var bench =
        new Bench(
            Settings.plain().withBatchSize(3).withWindow(Duration.ofSeconds(5)),
            sequenceNumbers -> SUCCESS);
    bench.offer("a", "a");
    bench.time.advance(Duration.ofSeconds(4));
    assertThat(bench.invocations).isEmpty();
    bench.offer("a");
    bench.time.runDue();
    assertThat(bench.invocations).containsExactly(List.of("1", "2", "3"));

    bench.offer("a");
    bench.time.advance(Duration.ofSeconds(4));
    assertThat(bench.invocations).hasSize(1);
    bench.time.advance(Duration.ofSeconds(1));
    assertThat(bench.invocations).containsExactly(List.of("1", "2", "3"), List.of("4"));
  }

  @Test
  void filter_letsThroughOnlyWhatMatches() {
    var bench =
        new Bench(
            Settings.plain()
                .withFilters(
                    "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"follow\":{\"S\":[\"stream\"]}}}}"),
            sequenceNumbers -> SUCCESS);
    bench
        .offer(bench.record("a", "1", Map.of("follow", Map.of("S", "express"))))
        .offer(bench.record("a", "2", Map.of("follow", Map.of("S", "stream"))))
        .offer(bench.record("a", "3", Map.of()))
        .settle();
    assertThat(bench.invocations).containsExactly(List.of("2"));
  }

  @Test
  void partialFailure_retriesFromTheLowestFailedRecordOn() {
    var calls = new AtomicInteger();
    var bench =
        new Bench(
            Settings.plain(),
            sequenceNumbers -> calls.getAndIncrement() == 0 ? failedAt("4", "3") : SUCCESS);
    bench.offer("a", "b", "c", "d", "e").settle();
    assertThat(bench.invocations)
        .containsExactly(List.of("1", "2", "3", "4", "5"), List.of("3", "4", "5"));
    assertThat(bench.deadLetters).isEmpty();
  }

  @Test
  void partialFailure_ofOneRecordThatNeverSucceeds_givesUpItsBatchOnly() {
    var bench =
        new Bench(
            Settings.plain().withBatchSize(3),
            sequenceNumbers -> sequenceNumbers.contains("2") ? failedAt("2") : SUCCESS);
    bench.offer("a", "b", "c", "d").settle();
    assertThat(bench.invocations)
        .containsExactly(
            List.of("1", "2", "3"),
            List.of("2", "3"),
            List.of("2", "3"),
            List.of("2", "3"),
            List.of("4"));
    assertThat(bench.deadLetters).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
  void answerWithoutFailures_isSuccess(String answer) {
    var bench = new Bench(Settings.plain(), sequenceNumbers -> Bench.answer(answer));
    bench.offer("a").settle();
    assertThat(bench.invocations).hasSize(1);
    assertThat(bench.deadLetters).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"wrongKey\":\"1\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"99\"}]}",
        "{\"batchItemFailures\":\"1\"}"
      })
  void answerThatCannotBeRead_isAFailureOfTheWholeBatch(String answer) {
    var bench = new Bench(Settings.plain(), sequenceNumbers -> Bench.answer(answer));
    bench.offer("a", "b").settle();
    assertThat(bench.invocations).hasSize(3).containsOnly(List.of("1", "2"));
    assertThat(bench.deadLetters).hasSize(1);
  }

  @Test
  void answer_meansNothing_whenTheTriggerDoesNotReportFailures() {
    var bench =
        new Bench(Settings.plain().withoutPartialFailures(), sequenceNumbers -> failedAt("1"));
    bench.offer("a").settle();
    assertThat(bench.invocations).hasSize(1);
  }

  @Test
  void error_bisects_untilTheBadRecordStandsAlone_andTheOthersAreProcessed() {
    var processed = new TreeSet<String>();
    var bench =
        new Bench(
            Settings.plain().bisecting(),
            sequenceNumbers -> {
              if (sequenceNumbers.contains("6")) {
                return FAILURE;
              }
              processed.addAll(sequenceNumbers);
              return SUCCESS;
            });
    bench.offer("a", "a", "a", "a", "a", "a", "a", "a").settle();
    assertThat(processed).containsExactly("1", "2", "3", "4", "5", "7", "8");
    assertThat(bench.deadLetters).hasSize(1);
    assertThat(bench.deadLetters.getFirst().get("DDBStreamBatchInfo"))
        .asInstanceOf(MAP)
        .containsEntry("startSequenceNumber", "6")
        .containsEntry("endSequenceNumber", "6");
  }

  @Test
  void error_withoutBisecting_retriesTheWholeBatchAndNeverMoreOftenThanAllowed() {
    var bench =
        new Bench(Settings.plain(), sequenceNumbers -> new Invoked.TimedOut(Duration.ofSeconds(1)));
    bench.offer("a", "b").settle();
    assertThat(bench.invocations).hasSize(1 + 2).containsOnly(List.of("1", "2"));
  }

  @Test
  void retriesExhausted_theDestinationHasTheWholeRecord() {
    var bench = new Bench(Settings.plain(), sequenceNumbers -> FAILURE);
    bench.offer(bench.record("order-1", "7", Map.of("note", Map.of("S", "keep me")))).settle();
    Map<String, Object> letter = bench.deadLetters.getFirst();
    assertThat((String) letter.get("payload")).contains("keep me", "order-1", "\"id-7\"");
    assertThat(letter.get("requestContext"))
        .asInstanceOf(MAP)
        .containsEntry("condition", "RetryAttemptsExhausted")
        .containsEntry("approximateInvokeCount", 3);
    assertThat(bench.isIdle()).isTrue();
  }

  @Test
  void recordsThatAreTooOld_areGivenUp_andTheFunctionGetsTheFreshOnes() {
    var healthy = new AtomicInteger();
    var bench =
        new Bench(
            Settings.plain().retryingUntil(Duration.ofSeconds(60)),
            sequenceNumbers -> healthy.get() == 1 ? SUCCESS : FAILURE);
    bench.offer("a");
    bench.time.advance(Duration.ofSeconds(61));
    assertThat(bench.deadLetters).hasSize(1);
    assertThat(bench.deadLetters.getFirst().get("requestContext"))
        .asInstanceOf(MAP)
        .containsEntry("condition", "RecordAgeExceeded");
    healthy.set(1);
    bench.offer("a").settle();
    assertThat(bench.invocations.getLast()).containsExactly("2");
    assertThat(bench.deadLetters).hasSize(1);
  }

  @Test
  void throttling_neverUsesUpRetries() {
    var calls = new AtomicInteger();
    var bench =
        new Bench(
            Settings.plain(),
            sequenceNumbers -> calls.getAndIncrement() < 50 ? new Invoked.Throttled() : SUCCESS);
    bench.offer("a").settle();
    assertThat(bench.invocations).hasSize(51);
    assertThat(bench.deadLetters).isEmpty();
  }

  @Test
  void hostThatBreaks_countsAsFailure_andTheLaneGoesOn() {
    var bench =
        new Bench(
            Settings.plain().withBatchSize(1),
            sequenceNumbers -> {
              if (sequenceNumbers.contains("1")) {
                throw new IllegalStateException("on purpose");
              }
              return SUCCESS;
            });
    bench.offer("a", "a").settle();
    assertThat(bench.invocations.getLast()).containsExactly("2");
    assertThat(bench.deadLetters).hasSize(1);
  }

  @Test
  void parallelisation_keepsTheOrderOfEachKey_whateverFails() {
    var calls = new AtomicInteger();
    var processed = new ArrayList<String>();
    var bench =
        new Bench(
            Settings.plain().withLanes(10).withBatchSize(3).bisecting(),
            sequenceNumbers -> {
              if (calls.incrementAndGet() % 3 == 0) {
                return FAILURE;
              }
              processed.addAll(sequenceNumbers);
              return SUCCESS;
            });
    var keyOf = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      String key = "order-" + i % 7;
      keyOf.add(key);
      bench.offer(key);
    }
    bench.settle();
    assertThat(processed).hasSize(200);
    for (String key : Set.copyOf(keyOf)) {
      assertThat(
              processed.stream()
                  .filter(
                      sequenceNumber -> keyOf.get(Integer.parseInt(sequenceNumber) - 1).equals(key))
                  .map(Integer::valueOf))
          .isSorted();
    }
  }

  @Test
  void keyThatFailsForever_blocksOnlyItsLane() {
    String slow = "a";
    String other = "b";
    assertThat(Trigger.laneOf(slow, 10)).isNotEqualTo(Trigger.laneOf(other, 10));
    var bench =
        new Bench(
            Settings.plain().withLanes(10).withBatchSize(1).retryingUntil(Duration.ofHours(1)),
            sequenceNumbers -> sequenceNumbers.contains("1") ? FAILURE : SUCCESS);
    bench.offer(slow, slow, other, other);
    bench.time.advance(Duration.ofMinutes(1));
    assertThat(bench.delivered()).contains("3", "4").doesNotContain("2");
  }

  @Test
  void duplicateFault_deliversTwice() {
    var bench = new Bench(Settings.plain(), always(1, 0, 0), sequenceNumbers -> SUCCESS);
    bench.offer("a", "b").settle();
    assertThat(bench.delivered()).containsExactly("1", "1", "2", "2");
  }

  @Test
  void delayFault_deliversLaterAndOnce() {
    var bench = new Bench(Settings.plain(), always(0, 1, 0), sequenceNumbers -> SUCCESS);
    bench.offer("a", "b");
    bench.time.runDue();
    assertThat(bench.isIdle()).isFalse();
    bench.settle();
    assertThat(bench.delivered()).containsExactlyInAnyOrder("1", "2");
    assertThat(bench.isIdle()).isTrue();
  }

  @Test
  void reorderFault_letsTheNextRecordOvertake_andNothingIsLostWhenNoneComes() {
    FaultPlan half =
        FaultPlan.seeded(4, new FaultPlan.Likelihood(0, 0, Duration.ZERO, 0.5, 0, 0, 0, 0));
    var bench = new Bench(Settings.plain().withBatchSize(1), half, sequenceNumbers -> SUCCESS);
    String[] keys = new String[40];
    Arrays.fill(keys, "a");
    bench.offer(keys).settle();
    assertThat(bench.delivered()).hasSize(40).doesNotHaveDuplicates();
    assertThat(bench.delivered().stream().map(Integer::valueOf).toList())
        .isNotEqualTo(bench.delivered().stream().map(Integer::valueOf).sorted().toList());
    assertThat(bench.isIdle()).isTrue();
  }

  private static FaultPlan always(double duplicate, double delay, double reorder) {
    return FaultPlan.seeded(
        1, new FaultPlan.Likelihood(duplicate, delay, Duration.ofSeconds(1), reorder, 0, 0, 0, 0));
  }
}
