package railway.cloud.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import railway.cloud.FaultPlan;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.queues.MessageAttribute;
import railway.cloud.template.LocalArn;
import railway.cloud.template.Predefined;
import railway.cloud.template.RuleInput;
import railway.cloud.wire.Json;

/**
 * Hands the events of one rule to its function: asynchronously, at least once, in no order.
 *
 * <p>Two parties retry, as in AWS. While the function is throttled the event has not been
 * delivered: the rule's retry policy counts, then its dead-letter queue gets the event. Once the
 * function has begun, Lambda owns the event: its own retries count, then the on-failure destination
 * gets a record of the invocation.
 */
final class Delivery {
  /** Long enough for the next event to come first. */
  private static final Duration OVERTAKEN = Duration.ofMillis(200);

  private final EventRule rule;
  private final Functions functions;
  private final Surroundings around;
  private final AtomicInteger pending = new AtomicInteger();

  Delivery(EventRule rule, Functions functions, Surroundings around) {
    this.rule = rule;
    this.functions = functions;
    this.around = around;
  }

  private record Attempt(BusEvent event, Instant accepted, int throttled, int failed) {
    Attempt afterThrottle() {
      return new Attempt(event, accepted, throttled + 1, failed);
    }

    Attempt afterFailure() {
      return new Attempt(event, accepted, throttled, failed + 1);
    }
  }

  int pending() {
    return pending.get();
  }

  void accept(BusEvent event) {
    Attempt first = new Attempt(event, around.clock().instant(), 0, 0);
    switch (around.faults().delivery("rule/" + rule.name(), event.businessKey())) {
      case FaultPlan.Delivery.Straight() -> begin(first, Duration.ZERO);
      case FaultPlan.Delivery.Duplicated() -> {
        begin(first, Duration.ZERO);
        begin(first, Duration.ZERO);
      }
      case FaultPlan.Delivery.Delayed delayed -> begin(first, delayed.by());
      case FaultPlan.Delivery.Overtaken() -> begin(first, OVERTAKEN);
    }
  }

  private void begin(Attempt attempt, Duration delay) {
    pending.incrementAndGet();
    later(delay, attempt);
  }

  private void later(Duration delay, Attempt attempt) {
    around.scheduler().after(delay, () -> attempt(attempt));
  }

  private void attempt(Attempt attempt) {
    byte[] payload = payload(attempt).getBytes(StandardCharsets.UTF_8);
    switch (functions.invoke(rule.function(), payload)) {
      case Invoked.Succeeded succeeded -> pending.decrementAndGet();
      case Invoked.Throttled() -> afterThrottle(attempt.afterThrottle());
      case Invoked.Failed failed ->
          afterFailure(attempt.afterFailure(), failed.errorType(), failed.message());
      case Invoked.TimedOut late ->
          afterFailure(
              attempt.afterFailure(),
              "Sandbox.Timedout",
              "Task timed out after " + late.limit().toMillis() / 1000.0 + " seconds");
    }
  }

  private String payload(Attempt attempt) {
    String event = attempt.event().json();
    return switch (rule.input()) {
      case RuleInput.WholeEvent whole -> event;
      case RuleInput.Constant constant -> constant.json();
      case RuleInput.Transformed transformed ->
          new InputTransformation(transformed).of(event, predefined(attempt));
    };
  }

  private Map<String, Object> predefined(Attempt attempt) {
    Map<String, Object> whole = Json.object(attempt.event().json()).orElseThrow();
    Map<String, Object> withoutDetail = new LinkedHashMap<>(whole);
    withoutDetail.remove("detail");
    return Map.of(
        Predefined.RULE_ARN, ruleArn(),
        Predefined.RULE_NAME, rule.name(),
        Predefined.INGESTION_TIME, attempt.accepted().toString(),
        Predefined.EVENT, withoutDetail,
        Predefined.EVENT_JSON, whole);
  }

  private void afterThrottle(Attempt attempt) {
    boolean tooOften = attempt.throttled() > rule.delivery().most();
    if (tooOften || isTooOld(attempt, rule.delivery())) {
      Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
      attributes.put("RULE_ARN", MessageAttribute.text(ruleArn()));
      attributes.put("TARGET_ARN", MessageAttribute.text(LocalArn.function(rule.function())));
      attributes.put("ERROR_CODE", MessageAttribute.text("THROTTLING"));
      attributes.put(
          "ERROR_MESSAGE",
          MessageAttribute.text("The function " + rule.function() + " took no more invocations."));
      attributes.put(
          "EXHAUSTED_RETRY_CONDITION",
          MessageAttribute.text(tooOften ? "MaximumRetryAttempts" : "MaximumEventAgeInSeconds"));
      attributes.put(
          "RETRY_ATTEMPTS",
          new MessageAttribute(
              "Number", new MessageAttribute.Text(Integer.toString(attempt.throttled() - 1))));
      giveUp(attempt, rule.delivery(), attempt.event().json(), attributes);
    } else {
      later(around.backoff().before(attempt.throttled()), attempt);
    }
  }

  private void afterFailure(Attempt attempt, String errorType, String errorMessage) {
    boolean tooOften = attempt.failed() > rule.invocation().most();
    if (tooOften || isTooOld(attempt, rule.invocation())) {
      String condition = tooOften ? "RetriesExhausted" : "EventAgeExceeded";
      giveUp(
          attempt,
          rule.invocation(),
          invocationRecord(attempt, condition, errorType, errorMessage),
          Map.of());
    } else {
      later(around.backoff().before(attempt.failed()), attempt);
    }
  }

  private boolean isTooOld(Attempt attempt, Retries retries) {
    return !around.clock().instant().isBefore(attempt.accepted().plus(retries.maximumAge()));
  }

  private void giveUp(
      Attempt attempt, Retries retries, String body, Map<String, MessageAttribute> attributes) {
    retries
        .keptIn()
        .ifPresentOrElse(
            queue -> {
              queue.send(body, attributes);
              around
                  .log()
                  .say(
                      rule.name(),
                      "gave up event "
                          + attempt.event().id()
                          + "; it is kept in the queue "
                          + queue.name());
            },
            () ->
                around
                    .log()
                    .say(
                        rule.name(),
                        "gave up event "
                            + attempt.event().id()
                            + "; it is lost, because template.yaml names no queue for it"));
    pending.decrementAndGet();
  }

  /** What Lambda sends to an on-failure destination. */
  private String invocationRecord(
      Attempt attempt, String condition, String errorType, String errorMessage) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("version", "1.0");
    record.put("timestamp", around.clock().instant().toString());
    record.put(
        "requestContext",
        Map.of(
            "requestId",
            around.ids().get(),
            "functionArn",
            LocalArn.function(rule.function()) + ":$LATEST",
            "condition",
            condition,
            "approximateInvokeCount",
            attempt.failed()));
    record.put("requestPayload", Json.object(attempt.event().json()).orElseGet(Map::of));
    record.put(
        "responseContext",
        Map.of("statusCode", 200, "executedVersion", "$LATEST", "functionError", "Unhandled"));
    record.put("responsePayload", Map.of("errorType", errorType, "errorMessage", errorMessage));
    return Json.text(record);
  }

  private String ruleArn() {
    return "arn:aws:events:"
        + LocalArn.REGION
        + ":"
        + LocalArn.ACCOUNT
        + ":rule/"
        + rule.bus()
        + "/"
        + rule.name();
  }
}
