package railway.aws.sqs;

import java.util.LinkedHashMap;
import java.util.Map;
import railway.aws.Json;
import railway.store.StoreTrouble;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Keeps input that nobody could read, as {@code {"source": …, "reason": …, "received": …}}, so that
 * it can be mended and sent again. What is too long for a message is cut, and the message then says
 * how long it was.
 */
public final class RejectedQueue {
  /** What every SQS queue takes, in bytes of UTF-8. */
  static final int MOST_BYTES = 256 * 1024;

  private static final int LONGEST_WORDS = 8 * 1024;
  private static final int ROOM_FOR_NAMES = 256;

  private final String queueUrl;
  private final SqsClient client;

  public RejectedQueue(String queueUrl, SqsClient client) {
    this.queueUrl = queueUrl;
    this.client = client;
  }

  /**
   * Keeps an input; durable when it returns.
   *
   * @param source who sent it, or through which function it came
   * @param reason what is wrong with it, and how to mend it
   * @param received the input as it came
   * @throws StoreTrouble if the queue does not take it
   */
  public void keep(String source, String reason, String received) {
    String body = message(source, reason, received);
    try {
      client.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    } catch (SdkException trouble) {
      throw new StoreTrouble(
          "Queue %s did not keep a rejected input from %s: %s"
              .formatted(queueUrl, source, trouble.getMessage()),
          trouble);
    }
  }

  static String message(String source, String reason, String received) {
    Map<String, Object> message = new LinkedHashMap<>();
    String from = JsonText.cut(source, LONGEST_WORDS);
    String why = JsonText.cut(reason, LONGEST_WORDS);
    int room = MOST_BYTES - ROOM_FOR_NAMES - JsonText.bytes(from) - JsonText.bytes(why);
    String kept = JsonText.cut(received, room);
    message.put("source", from);
    message.put("reason", why);
    if (kept.length() < received.length()) {
      message.put("receivedCharacters", received.length());
    }
    message.put("received", kept);
    return Json.write(message);
  }
}
