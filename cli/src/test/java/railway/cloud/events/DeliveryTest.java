package railway.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import railway.cloud.FaultPlan;
import railway.cloud.Ids;
import railway.cloud.VirtualTime;
import railway.cloud.access.Guard;
import railway.cloud.lambda.Invoked;
import railway.cloud.queues.LocalQueue;
import railway.cloud.queues.LocalQueues;
import railway.cloud.queues.MessageAttribute;
import railway.cloud.template.QueueSpec;
import railway.cloud.template.RuleInput;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;

class DeliveryTest {
  private static final Invoked FAILED =
      new Invoked.Failed("java.lang.IllegalStateException", "no table");
  private static final Invoked THROTTLED = new Invoked.Throttled();
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final VirtualTime time = new VirtualTime();
  private final Recorded functions = new Recorded();
  private LocalQueues queues;
  private LocalQueue undelivered;
  private LocalQueue failed;

  @BeforeEach
  void start() {
    queues =
        LocalQueues.start(
            List.of(queue("Undelivered"), queue("Failed")),
            Guard.ofNothing(),
            0,
            time,
            new Ids(),
            CloudLog.silent());
    undelivered = queues.named("Undelivered");
    failed = queues.named("Failed");
  }

  @AfterEach
  void stop() {
    queues.close();
  }

  @Test
  void givenAFunctionThatFailsOnce_itIsInvokedAgainAfterAPause() {
    Delivery delivery = delivery(5, 2, AN_HOUR, FaultPlan.none());
    functions.answering(FAILED);

    delivery.accept(event());
    time.runDue();
    assertThat(functions.payloads).hasSize(1);
    time.advance(Duration.ofMillis(199));
    assertThat(functions.payloads).hasSize(1);
    time.advance(Duration.ofMillis(1));

    assertThat(functions.payloads).hasSize(2);
    assertThat(delivery.pending()).isZero();
    assertThat(failed.visible()).isZero();
  }

  @Test
  void givenAFunctionThatKeepsFailing_lambdasRetriesEnd_andTheInvocationIsKept() {
    Delivery delivery = delivery(5, 2, AN_HOUR, FaultPlan.none());
    functions.answering(FAILED, new Invoked.TimedOut(Duration.ofSeconds(10)), FAILED);

    delivery.accept(event());
    time.advance(AN_HOUR);

    assertThat(functions.payloads).hasSize(3);
    assertThat(delivery.pending()).isZero();
    assertThat(undelivered.visible()).isZero();
    Map<String, Object> record = Json.object(failed.bodies().getFirst()).orElseThrow();
    assertThat(record.get("requestContext"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("condition", "RetriesExhausted")
        .containsEntry("approximateInvokeCount", 3);
    assertThat(record.get("responsePayload"))
        .isEqualTo(
            Map.of("errorType", "java.lang.IllegalStateException", "errorMessage", "no table"));
    assertThat(record.get("requestPayload")).isEqualTo(Json.object(event().json()).orElseThrow());
  }

  @Test
  void
      givenAFunctionThatStaysThrottled_theRulesRetriesEnd_andTheEventIsKeptWithTheReasonInItsAttributes() {
    Delivery delivery = delivery(2, 0, AN_HOUR, FaultPlan.none());
    functions.answering(THROTTLED, THROTTLED, THROTTLED);

    delivery.accept(event());
    time.advance(AN_HOUR);

    assertThat(functions.payloads).hasSize(3);
    assertThat(failed.visible()).isZero();
    LocalQueue.Received letter = undelivered.receive(1, Duration.ofSeconds(30)).getFirst();
    assertThat(letter.body()).isEqualTo(event().json());
    assertThat(texts(letter.attributes()))
        .containsEntry("RULE_ARN", "arn:aws:events:local:000000000000:rule/railway/Orders")
        .containsEntry("TARGET_ARN", "arn:aws:lambda:local:000000000000:function:StartWorkflow")
        .containsEntry("ERROR_CODE", "THROTTLING")
        .containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts")
        .containsEntry("RETRY_ATTEMPTS", "2")
        .containsKey("ERROR_MESSAGE");
  }

  @Test
  void givenAnEventThatGrowsTooOld_itIsGivenUpBeforeTheRetriesAreUsedUp() {
    Delivery delivery = delivery(100, 0, Duration.ofSeconds(1), FaultPlan.none());
    functions.answering(THROTTLED, THROTTLED, THROTTLED, THROTTLED, THROTTLED, THROTTLED);

    delivery.accept(event());
    time.advance(AN_HOUR);

    assertThat(functions.payloads).hasSize(4);
    assertThat(texts(undelivered.receive(1, Duration.ZERO).getFirst().attributes()))
        .containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumEventAgeInSeconds");
    assertThat(delivery.pending()).isZero();
  }

  @Test
  void throttles_doNotUseUpTheRetriesOfFailures() {
    Delivery delivery = delivery(5, 1, AN_HOUR, FaultPlan.none());
    functions.answering(THROTTLED, THROTTLED, FAILED, THROTTLED);

    delivery.accept(event());
    time.advance(AN_HOUR);

    assertThat(functions.payloads).hasSize(5);
    assertThat(undelivered.visible() + failed.visible()).isZero();
  }

  @Test
  void pauses_double_upToTheLongest() {
    Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

    assertThat(Stream.of(1, 2, 3, 4, 100).map(backoff::before))
        .containsExactly(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
  }

  @Test
  void givenAPlanOfDuplicates_theFunctionGetsTheEventTwice() {
    Delivery delivery =
        delivery(
            0,
            0,
            AN_HOUR,
            FaultPlan.seeded(1, new FaultPlan.Likelihood(1, 0, Duration.ZERO, 0, 0, 0, 0, 0)));

    delivery.accept(event());
    assertThat(delivery.pending()).isEqualTo(2);
    time.runDue();

    assertThat(functions.payloads).containsExactly(event().json(), event().json());
    assertThat(delivery.pending()).isZero();
  }

  @Test
  void givenAPlanOfReordering_theEventComesLater() {
    Delivery delivery =
        delivery(
            0,
            0,
            AN_HOUR,
            FaultPlan.seeded(1, new FaultPlan.Likelihood(0, 0, Duration.ZERO, 1, 0, 0, 0, 0)));

    delivery.accept(event());
    time.runDue();
    assertThat(functions.payloads).isEmpty();
    time.advance(Duration.ofSeconds(1));

    assertThat(functions.payloads).hasSize(1);
  }

  private Delivery delivery(
      int deliveryRetries, int invocationRetries, Duration maximumAge, FaultPlan faults) {
    EventRule rule =
        new EventRule(
            "Orders",
            "railway",
            "{\"source\":[\"shop\"]}",
            "StartWorkflow",
            new RuleInput.WholeEvent(),
            new Retries(deliveryRetries, maximumAge, Optional.of(undelivered)),
            new Retries(invocationRetries, maximumAge, Optional.of(failed)));
    return new Delivery(
        rule,
        functions,
        new Surroundings(time, Backoff.WATCHABLE, faults, time, new Ids(), CloudLog.silent()));
  }

  private static QueueSpec queue(String name) {
    return new QueueSpec(name, name, Duration.ofDays(14), Duration.ofSeconds(30));
  }

  private static BusEvent event() {
    return new BusEvent(
        "event-1",
        "railway",
        "shop",
        "OrderPlaced",
        VirtualTime.START,
        List.of(),
        Map.of("orderId", "1"));
  }

  private static Map<String, String> texts(Map<String, MessageAttribute> attributes) {
    return attributes.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> ((MessageAttribute.Text) entry.getValue().value()).text()));
  }
}
