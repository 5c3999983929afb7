package railway.cloud.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import railway.cloud.Ids;
import railway.cloud.VirtualTime;
import railway.cloud.access.Guard;
import railway.cloud.template.QueueSpec;
import railway.cloud.wire.CloudLog;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * The endpoint as the AWS SDK sees it; the SDK checks the MD5 digests itself and throws when one is
 * wrong.
 */
class LocalQueuesTest {
  private final VirtualTime time = new VirtualTime();
  private LocalQueues queues;
  private SqsClient client;
  private String url;

  @BeforeEach
  void start() {
    queues =
        LocalQueues.start(
            List.of(queue("RejectedEvents"), queue("DeadLetters")),
            Guard.ofNothing(),
            0,
            time,
            new Ids(),
            CloudLog.silent());
    url = queues.url("RejectedEvents");
    client =
        SqsClient.builder()
            .endpointOverride(queues.address())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    queues.close();
  }

  @Test
  void givenAMessageWithAttributes_itIsReceivedAsItWasSent() {
    Map<String, MessageAttributeValue> attributes =
        Map.of(
            "REASON",
                MessageAttributeValue.builder()
                    .dataType("String")
                    .stringValue("unbekannter Typ – Ü")
                    .build(),
            "COUNT", MessageAttributeValue.builder().dataType("Number").stringValue("3").build(),
            "RAW",
                MessageAttributeValue.builder()
                    .dataType("Binary")
                    .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                    .build());

    client.sendMessage(
        request ->
            request.queueUrl(url).messageBody("{\"größe\":\"€\"}").messageAttributes(attributes));
    Message received =
        client
            .receiveMessage(
                request ->
                    request
                        .queueUrl(url)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();

    assertThat(received.body()).isEqualTo("{\"größe\":\"€\"}");
    assertThat(received.messageAttributes()).isEqualTo(attributes);
    assertThat(received.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsEntry(
            MessageSystemAttributeName.SENT_TIMESTAMP,
            Long.toString(VirtualTime.START.toEpochMilli()));
  }

  @Test
  void attributes_areOnlySentWhenTheyAreAskedFor() {
    queues
        .named("RejectedEvents")
        .send(
            "a",
            Map.of("order.id", MessageAttribute.text("1"), "reason", MessageAttribute.text("x")));

    assertThat(receive("order.*").messageAttributes()).containsOnlyKeys("order.id");
    assertThat(receive("reason").messageAttributes()).containsOnlyKeys("reason");
    assertThat(receive("none").messageAttributes()).isEmpty();
  }

  @Test
  void aReceivedMessage_hidesForItsVisibilityTime_andComesBackUnlessItIsDeleted() {
    client.sendMessage(request -> request.queueUrl(url).messageBody("a"));

    Message first =
        client
            .receiveMessage(request -> request.queueUrl(url).visibilityTimeout(60))
            .messages()
            .getFirst();
    assertThat(client.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
    time.advance(Duration.ofSeconds(60));
    Message second =
        client
            .receiveMessage(request -> request.queueUrl(url).visibilityTimeout(60))
            .messages()
            .getFirst();

    client.deleteMessage(request -> request.queueUrl(url).receiptHandle(first.receiptHandle()));
    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).isEqualTo("1");
    client.deleteMessage(request -> request.queueUrl(url).receiptHandle(second.receiptHandle()));
    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).isEqualTo("0");
  }

  @Test
  void messages_areReceivedOldestFirst_atMostTenAtOnce() {
    IntStream.range(0, 12)
        .forEach(i -> queues.named("RejectedEvents").send("message " + i, Map.of()));

    assertThat(
            client
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages())
        .extracting(Message::body)
        .hasSize(10)
        .startsWith("message 0", "message 1");
    assertThat(
            client
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages())
        .extracting(Message::body)
        .containsExactly("message 10", "message 11");
    assertThatThrownBy(
            () -> client.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(11)))
        .hasMessageContaining("MaxNumberOfMessages");
  }

  @Test
  void aDelayedMessage_isNotVisibleBefore() {
    client.sendMessage(request -> request.queueUrl(url).messageBody("later").delaySeconds(5));

    assertThat(client.receiveMessage(request -> request.queueUrl(url)).messages()).isEmpty();
    time.advance(Duration.ofSeconds(5));
    assertThat(client.receiveMessage(request -> request.queueUrl(url)).messages()).hasSize(1);
  }

  @Test
  void aLongPoll_endsWhenAMessageArrives() throws Exception {
    Thread sender =
        Thread.ofVirtual()
            .unstarted(() -> queues.named("RejectedEvents").send("at last", Map.of()));

    sender.start();
    List<Message> received =
        client.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20)).messages();

    assertThat(received).extracting(Message::body).containsExactly("at last");
    sender.join();
  }

  @Test
  void aBatch_isTakenEntryByEntry() {
    SendMessageBatchResponse response =
        client.sendMessageBatch(
            request ->
                request
                    .queueUrl(url)
                    .entries(
                        SendMessageBatchRequestEntry.builder().id("good").messageBody("a").build(),
                        SendMessageBatchRequestEntry.builder()
                            .id("bad")
                            .messageBody("x".repeat(LocalQueues.LONGEST_MESSAGE + 1))
                            .build()));

    assertThat(response.successful())
        .extracting(SendMessageBatchResultEntry::id)
        .containsExactly("good");
    assertThat(response.failed()).extracting(BatchResultErrorEntry::id).containsExactly("bad");
    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("1");
  }

  @Test
  void aBatchThatIsEmptyOrHasAnIdTwice_isRefused() {
    SendMessageBatchRequestEntry entry =
        SendMessageBatchRequestEntry.builder().id("same").messageBody("a").build();

    assertThatThrownBy(
            () -> client.sendMessageBatch(request -> request.queueUrl(url).entries(List.of())))
        .hasMessageContaining("at least one entry");
    assertThatThrownBy(
            () -> client.sendMessageBatch(request -> request.queueUrl(url).entries(entry, entry)))
        .hasMessageContaining("same Id");
  }

  @Test
  void givenAMessageBeyondTheLimit_itIsRefused() {
    String longest = "x".repeat(LocalQueues.LONGEST_MESSAGE);

    client.sendMessage(request -> request.queueUrl(url).messageBody(longest));
    assertThatThrownBy(
            () -> client.sendMessage(request -> request.queueUrl(url).messageBody(longest + "x")))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("must be shorter");
  }

  @Test
  void givenAnUnknownQueue_theErrorIsTheSdksOwn_andNamesTheKnownOnes() {
    assertThatThrownBy(
            () ->
                client.sendMessage(
                    request -> request.queueUrl(queues.url("Elsewhere")).messageBody("a")))
        .isInstanceOf(QueueDoesNotExistException.class)
        .hasMessageContaining("Elsewhere")
        .hasMessageContaining("DeadLetters");
    assertThatThrownBy(() -> client.getQueueUrl(request -> request.queueName("Elsewhere")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void aQueue_isFoundByItsName() {
    assertThat(client.getQueueUrl(request -> request.queueName("DeadLetters")).queueUrl())
        .isEqualTo(queues.url("DeadLetters"));
    assertThat(client.listQueues().queueUrls())
        .containsExactly(queues.url("DeadLetters"), queues.url("RejectedEvents"));
  }

  @Test
  void queues_doNotShareMessages() {
    queues.named("DeadLetters").send("a", Map.of());

    assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("0");
    assertThat(queues.named("DeadLetters").bodies()).containsExactly("a");
  }

  private static QueueSpec queue(String name) {
    return new QueueSpec(name, name, Duration.ofDays(14), Duration.ofSeconds(30));
  }

  private Message receive(String attributeName) {
    return client
        .receiveMessage(
            request ->
                request.queueUrl(url).visibilityTimeout(0).messageAttributeNames(attributeName))
        .messages()
        .getFirst();
  }

  private String count(QueueAttributeName name) {
    return client
        .getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
        .attributes()
        .get(name);
  }
}
