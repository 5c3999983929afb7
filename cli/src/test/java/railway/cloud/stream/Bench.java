package railway.cloud.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import railway.cloud.FaultPlan;
import railway.cloud.VirtualTime;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.template.Expression;
import railway.cloud.template.TableSpec;
import railway.cloud.template.TableSpec.AttributeType;
import railway.cloud.template.TableSpec.StreamView;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;

/**
 * A trigger in virtual time between records made here and a function that answers as a test says.
 */
final class Bench {
  static final String DESTINATION = "arn:aws:sqs:local:000000000000:DeadLetters";
  static final Invoked SUCCESS = new Invoked.Succeeded(new byte[0]);
  static final Invoked FAILURE = new Invoked.Failed("java.lang.Error", "on purpose");

  static final TableSpec TABLE =
      new TableSpec(
          "Journal",
          "Journal",
          Map.of("workflowId", AttributeType.S, "seq", AttributeType.N),
          new TableSpec.Key("workflowId", Optional.of("seq")),
          List.of(),
          Optional.empty(),
          Optional.of(StreamView.NEW_IMAGE),
          List.of());

  /** What a test changes of the trigger. */
  record Settings(
      int batchSize,
      Duration window,
      int parallelization,
      List<String> filters,
      boolean partialFailures,
      boolean bisects,
      OptionalInt retries,
      Optional<Duration> age) {

    static Settings plain() {
      return new Settings(
          10, Duration.ZERO, 1, List.of(), true, false, OptionalInt.of(2), Optional.empty());
    }

    Settings withBatchSize(int size) {
      return new Settings(
          size, window, parallelization, filters, partialFailures, bisects, retries, age);
    }

    Settings withWindow(Duration gather) {
      return new Settings(
          batchSize, gather, parallelization, filters, partialFailures, bisects, retries, age);
    }

    Settings withLanes(int lanes) {
      return new Settings(
          batchSize, window, lanes, filters, partialFailures, bisects, retries, age);
    }

    Settings withFilters(String... patterns) {
      return new Settings(
          batchSize,
          window,
          parallelization,
          List.of(patterns),
          partialFailures,
          bisects,
          retries,
          age);
    }

    Settings bisecting() {
      return new Settings(
          batchSize, window, parallelization, filters, partialFailures, true, retries, age);
    }

    Settings withoutPartialFailures() {
      return new Settings(
          batchSize, window, parallelization, filters, false, bisects, retries, age);
    }

    Settings retryingUntil(Duration recordAge) {
      return new Settings(
          batchSize,
          window,
          parallelization,
          filters,
          partialFailures,
          bisects,
          OptionalInt.empty(),
          Optional.of(recordAge));
    }

    StreamTrigger trigger() {
      return new StreamTrigger(
          "Journal",
          "Journal",
          batchSize,
          window,
          parallelization,
          filters,
          partialFailures,
          bisects,
          retries,
          age,
          Optional.of(new Expression.Literal(DESTINATION)));
    }
  }

  final VirtualTime time = new VirtualTime();

  /** The sequence numbers of each invocation. */
  final List<List<String>> invocations = new ArrayList<>();

  final List<Map<String, Object>> deadLetters = new ArrayList<>();
  private final Trigger trigger;
  private int records;

  Bench(Settings settings, Function<List<String>, Invoked> function) {
    this(settings, FaultPlan.none(), function);
  }

  Bench(Settings settings, FaultPlan faults, Function<List<String>, Invoked> function) {
    this.trigger =
        new Trigger(
            new TriggerContext(
                "Follow",
                settings.trigger(),
                TABLE,
                Optional.of(DESTINATION),
                (logicalId, payload) -> {
                  List<String> sequenceNumbers = sequenceNumbers(payload);
                  invocations.add(sequenceNumbers);
                  return function.apply(sequenceNumbers);
                },
                (arn, letter) -> deadLetters.add(Json.object(letter.message()).orElseThrow()),
                time,
                time,
                CloudLog.silent()),
            faults);
  }

  /**
   * Offers one record for each key; the sequence numbers are 1, 2, 3 … over the life of this bench.
   */
  Bench offer(String... keys) {
    for (String key : keys) {
      trigger.offer(record(key, String.valueOf(++records), Map.of("key", Map.of("S", key))));
    }
    return this;
  }

  Bench offer(StreamRecord record) {
    trigger.offer(record);
    return this;
  }

  StreamRecord record(String key, String sequenceNumber, Map<String, Object> image) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("eventID", "id-" + sequenceNumber);
    tree.put("eventName", "INSERT");
    tree.put(
        "dynamodb",
        Map.of(
            "Keys", Map.of("workflowId", Map.of("S", key)),
            "NewImage", image,
            "SequenceNumber", sequenceNumber));
    return new StreamRecord(key, sequenceNumber, time.instant(), tree);
  }

  /** Lets everything happen that happens without new records. */
  Bench settle() {
    time.advance(Duration.ofMinutes(10));
    return this;
  }

  boolean isIdle() {
    return trigger.isIdle();
  }

  List<String> delivered() {
    return invocations.stream().flatMap(List::stream).toList();
  }

  static Invoked failedAt(String... sequenceNumbers) {
    List<Map<String, String>> failures = new ArrayList<>();
    for (String sequenceNumber : sequenceNumbers) {
      failures.add(Map.of("itemIdentifier", sequenceNumber));
    }
    return answer(Json.text(Map.of("batchItemFailures", failures)));
  }

  static Invoked answer(String text) {
    return new Invoked.Succeeded(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<String> sequenceNumbers(byte[] payload) {
    var event = Json.object(new String(payload, StandardCharsets.UTF_8)).orElseThrow();
    return ((List<?>) event.get("Records"))
        .stream()
            .map(record -> (Map<?, ?>) ((Map<?, ?>) record).get("dynamodb"))
            .map(change -> (String) change.get("SequenceNumber"))
            .toList();
  }
}
