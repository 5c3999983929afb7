package railway.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import railway.aws.Json;
import railway.store.StoreTrouble;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** What is kept of input that nobody could read. */
class RejectedQueueTest {

  @Test
  void keep_sendsTheInputWithTheReason() {
    Queue queue = new Queue();

    new RejectedQueue("https://queue", queue)
        .keep("shop", "no field orderId", "{\"a\":\"\u00e4\"}");

    assertThat(queue.sent)
        .containsExactly(
            SendMessageRequest.builder()
                .queueUrl("https://queue")
                .messageBody(
                    "{\"source\":\"shop\",\"reason\":\"no field orderId\","
                        + "\"received\":\"{\\\"a\\\":\\\"\u00e4\\\"}\"}")
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\u0001", "\u00e4", "\u20ac", "\ud83d\udce6"})
  void keep_cutsWhatIsLongerThanAMessage(String character) {
    String received = character.repeat(300_000);

    String body = RejectedQueue.message("shop", "too long", received);

    assertThat(body.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(RejectedQueue.MOST_BYTES)
        .isGreaterThan(RejectedQueue.MOST_BYTES - 300);
    assertThat(field(body, "receivedCharacters")).isEqualTo((long) received.length());
    assertThat(received).startsWith((String) field(body, "received"));
  }

  @Test
  void keep_cutsEndlessReasonsToo() {
    String body = RejectedQueue.message("s".repeat(300_000), "r".repeat(300_000), "x");

    assertThat(body.length()).isLessThan(RejectedQueue.MOST_BYTES);
    assertThat(field(body, "received")).isEqualTo("x");
  }

  @Test
  void keep_replacesWhatNoQueueTakes() {
    assertThat(field(RejectedQueue.message("s", "r", "a\ud83d b\uffff"), "received"))
        .isEqualTo("a\ufffd b\ufffd");
  }

  @Test
  void aQueueThatDoesNotTakeIt_isTrouble() {
    SqsClient broken =
        new Queue() {
          @Override
          public SendMessageResponse sendMessage(SendMessageRequest request) {
            throw SdkClientException.create("Connection refused");
          }
        };

    assertThatThrownBy(() -> new RejectedQueue("https://queue", broken).keep("shop", "r", "x"))
        .isInstanceOf(StoreTrouble.class)
        .hasMessage(
            "Queue https://queue did not keep a rejected input from shop: Connection refused");
  }

  private static Object field(String body, String name) {
    return switch (Json.parse(body)) {
      case Json.Reading.Parsed parsed -> ((Map<?, ?>) parsed.tree()).get(name);
      case Json.Reading.NotJson broken -> throw new AssertionError(broken.reason());
    };
  }

  /** A queue that takes everything. */
  private static class Queue implements SqsClient {
    private final List<SendMessageRequest> sent = new ArrayList<>();

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      sent.add(request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
