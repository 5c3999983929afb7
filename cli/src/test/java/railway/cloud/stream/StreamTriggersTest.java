package railway.cloud.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import railway.cloud.FaultPlan;
import railway.cloud.dynamodb.SharedDatabase;
import railway.cloud.lambda.Functions;
import railway.cloud.lambda.Invoked;
import railway.cloud.template.LocalReferences;
import railway.cloud.wire.CloudLog;
import railway.cloud.wire.Json;
import railway.cloud.wire.RealTime;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The triggers of the real template on the real stream of DynamoDB Local. */
@Timeout(30)
class StreamTriggersTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private record Invocation(String function, Map<String, Object> event) {
    List<Map<String, Object>> records(String key) {
      List<Map<String, Object>> found = new ArrayList<>();
      for (Object record : (List<?>) event.get("Records")) {
        Map<String, Object> tree = Json.ofStrings((Map<?, ?>) record);
        if (Json.text(tree).contains("\"" + key + "\"")) {
          found.add(tree);
        }
      }
      return found;
    }
  }

  private final ConcurrentLinkedQueue<Invocation> invocations = new ConcurrentLinkedQueue<>();

  @Test
  void entry_reachesBothFunctions_unlessTheFilterHoldsItBack() throws InterruptedException {
    try (var scheduler = new RealTime(CloudLog.silent());
        var triggers = triggers(this::remember, scheduler)) {
      put("both", 0, Map.of("follow", AttributeValue.fromS("stream")));
      put("projection-only", 0, Map.of("follow", AttributeValue.fromS("express")));
      assertThat(triggers.awaitQuiet(LIMIT)).isTrue();
    }
    assertThat(functionsThatSaw("both"))
        .containsExactlyInAnyOrder("FollowTransition", "ProjectReadModels");
    assertThat(functionsThatSaw("projection-only")).containsExactly("ProjectReadModels");
  }

  @Test
  void record_hasTheFormOfLambda_withItsRealTime() throws InterruptedException {
    try (var scheduler = new RealTime(CloudLog.silent());
        var triggers = triggers(this::remember, scheduler)) {
      put(
          "form",
          7,
          Map.of(
              "number", AttributeValue.fromN("1.5"),
              "yes", AttributeValue.fromBool(true),
              "nothing", AttributeValue.fromNul(true),
              "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("hi")),
              "list", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))),
              "map", AttributeValue.fromM(Map.of("y", AttributeValue.fromN("2"))),
              "set", AttributeValue.fromSs(List.of("z"))));
      assertThat(triggers.awaitQuiet(LIMIT)).isTrue();
    }
    Map<String, Object> record = recordsOf("form").getFirst();
    assertThat(record)
        .containsOnlyKeys(
            "eventID",
            "eventName",
            "eventVersion",
            "eventSource",
            "awsRegion",
            "dynamodb",
            "eventSourceARN")
        .containsEntry("eventName", "INSERT")
        .containsEntry("eventSource", "aws:dynamodb")
        .containsEntry(
            "eventSourceARN", "arn:aws:dynamodb:local:000000000000:table/Journal/stream/local");
    Map<String, Object> change = Json.ofStrings((Map<?, ?>) record.get("dynamodb"));
    assertThat(change)
        .containsOnlyKeys(
            "ApproximateCreationDateTime",
            "Keys",
            "NewImage",
            "SequenceNumber",
            "SizeBytes",
            "StreamViewType")
        .containsEntry("Keys", Map.of("workflowId", Map.of("S", "form"), "seq", Map.of("N", "7")))
        .containsEntry(
            "NewImage",
            Map.of(
                "workflowId", Map.of("S", "form"),
                "seq", Map.of("N", "7"),
                "number", Map.of("N", "1.5"),
                "yes", Map.of("BOOL", true),
                "nothing", Map.of("NULL", true),
                "bytes", Map.of("B", "aGk="),
                "list", Map.of("L", List.of(Map.of("S", "x"))),
                "map", Map.of("M", Map.of("y", Map.of("N", "2"))),
                "set", Map.of("SS", List.of("z"))));
    assertThat(((Number) change.get("ApproximateCreationDateTime")).longValue())
        .isEqualTo(NOW.getEpochSecond());
  }

  @Test
  void slowKey_doesNotBlockOthers() throws InterruptedException {
    var release = new CountDownLatch(1);
    var othersDone = new CountDownLatch(1);
    String slow = "slow-key";
    String other = "other-key";
    assertThat(Trigger.laneOf(slow, 10)).isNotEqualTo(Trigger.laneOf(other, 10));
    Functions functions =
        (function, payload) -> {
          String event = new String(payload, StandardCharsets.UTF_8);
          if (function.equals("FollowTransition")) {
            if (event.contains(slow)) {
              await(release);
            } else if (event.contains(other)) {
              othersDone.countDown();
            }
          }
          return Bench.SUCCESS;
        };
    try (var scheduler = new RealTime(CloudLog.silent());
        var triggers = triggers(functions, scheduler)) {
      put(slow, 0, Map.of("follow", AttributeValue.fromS("stream")));
      put(other, 0, Map.of("follow", AttributeValue.fromS("stream")));
      assertThat(othersDone.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(triggers.awaitQuiet(Duration.ofMillis(50))).isFalse();
      release.countDown();
      assertThat(triggers.awaitQuiet(LIMIT)).isTrue();
    }
  }

  @Test
  void entryWrittenByTheFunction_isFollowedToo_beforeItIsQuiet() throws InterruptedException {
    Functions functions =
        (function, payload) -> {
          remember(function, payload);
          if (function.equals("FollowTransition")
              && new String(payload, StandardCharsets.UTF_8).contains("\"chain-0\"")) {
            put("chain-1", 0, Map.of());
          }
          return Bench.SUCCESS;
        };
    try (var scheduler = new RealTime(CloudLog.silent());
        var triggers = triggers(functions, scheduler)) {
      put("chain-0", 0, Map.of("follow", AttributeValue.fromS("stream")));
      assertThat(triggers.awaitQuiet(LIMIT)).isTrue();
    }
    assertThat(recordsOf("chain-1")).hasSize(1);
  }

  private StreamTriggers triggers(Functions functions, RealTime scheduler) {
    return StreamTriggers.start(
        SharedDatabase.TEMPLATE,
        new LocalReferences(
            SharedDatabase.TEMPLATE,
            URI.create("http://127.0.0.1"),
            URI.create("http://127.0.0.1")),
        SharedDatabase.get(),
        functions,
        (arn, letter) -> fail("A dead letter: " + letter.message()),
        FaultPlan.none(),
        scheduler,
        () -> NOW,
        CloudLog.silent());
  }

  private Invoked remember(String function, byte[] payload) {
    invocations.add(
        new Invocation(
            function, Json.object(new String(payload, StandardCharsets.UTF_8)).orElseThrow()));
    return Bench.SUCCESS;
  }

  private List<String> functionsThatSaw(String key) {
    return invocations.stream()
        .filter(invocation -> !invocation.records(key).isEmpty())
        .map(Invocation::function)
        .toList();
  }

  private List<Map<String, Object>> recordsOf(String key) {
    return invocations.stream()
        .filter(invocation -> invocation.function().equals("ProjectReadModels"))
        .flatMap(invocation -> invocation.records(key).stream())
        .toList();
  }

  private static void put(String workflowId, int seq, Map<String, AttributeValue> attributes) {
    var item = new HashMap<>(attributes);
    item.put("workflowId", AttributeValue.fromS(workflowId));
    item.put("seq", AttributeValue.fromN(String.valueOf(seq)));
    try (var client = SharedDatabase.client(SharedDatabase.get(), "writer", Region.EU_CENTRAL_1)) {
      client.putItem(request -> request.tableName("Journal").item(item));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
