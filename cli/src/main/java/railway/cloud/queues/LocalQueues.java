package railway.cloud.queues;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import railway.cloud.access.Guard;
import railway.cloud.queues.LocalQueue.Received;
import railway.cloud.template.LocalArn;
import railway.cloud.template.QueueSpec;
import railway.cloud.wire.AwsError;
import railway.cloud.wire.AwsJsonServer;
import railway.cloud.wire.CloudLog;

/**
 * The queues of one local cloud, and the endpoint that speaks SQS for them. The queues are given at
 * the start, as a deployed stack has them; there is no CreateQueue.
 *
 * @see LocalQueue
 */
public final class LocalQueues implements AutoCloseable {
  /** SQS's limit for body and attributes of a message, in bytes. */
  static final int LONGEST_MESSAGE = 1024 * 1024;

  private static final int HALF_A_DAY_IN_SECONDS = 43_200;

  private final Map<String, LocalQueue> queues = new TreeMap<>();
  private final AwsJsonServer server;

  private LocalQueues(
      Collection<QueueSpec> specs,
      Guard guard,
      int port,
      InstantSource clock,
      Supplier<String> ids,
      CloudLog log) {
    specs.forEach(spec -> queues.put(spec.name(), new LocalQueue(spec, clock, ids)));
    Map<String, AwsJsonServer.Operation> operations = new LinkedHashMap<>();
    operations.put("SendMessage", request -> send(new Fields(request)));
    operations.put("SendMessageBatch", request -> sendBatch(new Fields(request)));
    operations.put("ReceiveMessage", request -> receive(new Fields(request)));
    operations.put("DeleteMessage", request -> delete(new Fields(request)));
    operations.put(
        "GetQueueUrl",
        request -> Map.of("QueueUrl", url(named(new Fields(request).text("QueueName")).name())));
    operations.put("GetQueueAttributes", request -> attributes(new Fields(request)));
    operations.put(
        "ListQueues",
        request -> Map.of("QueueUrls", queues.keySet().stream().map(this::url).toList()));
    server =
        AwsJsonServer.start(
            new AwsJsonServer.Service(
                "sqs", "AmazonSQS", "1.0", operations, new QueueAccess(guard)),
            port,
            ids,
            log);
  }

  /** Starts the endpoint with these queues, empty; port 0 lets the operating system choose. */
  public static LocalQueues start(
      Collection<QueueSpec> specs,
      Guard guard,
      int port,
      InstantSource clock,
      Supplier<String> ids,
      CloudLog log) {
    return new LocalQueues(specs, guard, port, clock, ids, log);
  }

  /** The URL for {@code --endpoint-url}. */
  public URI address() {
    return server.address();
  }

  /** The URL of a queue, as functions and the CLI use it. */
  public String url(String name) {
    return address() + "/" + LocalArn.ACCOUNT + "/" + name;
  }

  /**
   * The queue of this name.
   *
   * @throws AwsError when there is none
   */
  public LocalQueue named(String name) {
    LocalQueue queue = queues.get(name);
    if (queue == null) {
      throw AwsError.withQueryCode(
          "com.amazonaws.sqs#QueueDoesNotExist",
          "AWS.SimpleQueueService.NonExistentQueue;Sender",
          "The specified queue does not exist: '"
              + name
              + "'. The local cloud has: "
              + queues.keySet());
    }
    return queue;
  }

  private LocalQueue addressed(Fields request) {
    String url = request.text("QueueUrl");
    return named(url.substring(url.lastIndexOf('/') + 1));
  }

  private Map<String, Object> send(Fields request) {
    return sendTo(addressed(request), request);
  }

  private static Map<String, Object> sendTo(LocalQueue queue, Fields message) {
    String body = message.text("MessageBody");
    Map<String, MessageAttribute> attributes = message.attributes();
    if (body.isEmpty()) {
      throw AwsError.of(
          "com.amazonaws.sqs#MissingParameter",
          "The request must contain the parameter MessageBody.");
    }
    if (new MessageAttribute.Text(body).bytes().length
            + attributes.values().stream().mapToInt(MessageAttribute::size).sum()
        > LONGEST_MESSAGE) {
      throw Fields.invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + LONGEST_MESSAGE
              + " bytes.");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "MessageId",
        queue.send(
            body, attributes, Duration.ofSeconds(message.number("DelaySeconds", 0, 0, 900))));
    answer.put("MD5OfMessageBody", Digests.ofBody(body));
    if (!attributes.isEmpty()) {
      answer.put("MD5OfMessageAttributes", Digests.ofAttributes(attributes));
    }
    return answer;
  }

  private Map<String, Object> sendBatch(Fields request) {
    LocalQueue queue = addressed(request);
    List<Object> successful = new ArrayList<>();
    List<Object> failed = new ArrayList<>();
    for (Fields entry : request.entries("Entries")) {
      try {
        Map<String, Object> sent = sendTo(queue, entry);
        sent.put("Id", entry.text("Id"));
        successful.add(sent);
      } catch (AwsError refused) {
        failed.add(
            Map.of(
                "Id",
                entry.text("Id"),
                "SenderFault",
                true,
                "Code",
                "InvalidParameterValue",
                "Message",
                String.valueOf(refused.getMessage())));
      }
    }
    return Map.of("Successful", successful, "Failed", failed);
  }

  private Map<String, Object> receive(Fields request) {
    LocalQueue queue = addressed(request);
    Duration visibility =
        Duration.ofSeconds(
            request.number(
                "VisibilityTimeout",
                (int) queue.spec().visibilityTimeout().toSeconds(),
                0,
                HALF_A_DAY_IN_SECONDS));
    Duration patience = Duration.ofSeconds(request.number("WaitTimeSeconds", 0, 0, 20));
    List<Received> received =
        queue.receive(request.number("MaxNumberOfMessages", 1, 1, 10), visibility, patience);
    return received.isEmpty()
        ? Map.of()
        : Map.of("Messages", received.stream().map(message -> shown(message, request)).toList());
  }

  private static Map<String, Object> shown(Received message, Fields request) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("MessageId", message.messageId());
    shown.put("ReceiptHandle", message.receipt());
    shown.put("MD5OfBody", Digests.ofBody(message.body()));
    shown.put("Body", message.body());
    Wanted system =
        new Wanted(request.names("AttributeNames"))
            .and(request.names("MessageSystemAttributeNames"));
    Map<String, String> known =
        Map.of(
            "SenderId", LocalArn.ACCOUNT,
            "SentTimestamp", Long.toString(message.sent().toEpochMilli()),
            "ApproximateReceiveCount", Integer.toString(message.receiveCount()),
            "ApproximateFirstReceiveTimestamp",
                Long.toString(message.firstReceived().toEpochMilli()));
    Map<String, String> told = system.among(known);
    if (!told.isEmpty()) {
      shown.put("Attributes", told);
    }
    Map<String, MessageAttribute> attributes =
        new Wanted(request.names("MessageAttributeNames")).among(message.attributes());
    if (!attributes.isEmpty()) {
      shown.put("MD5OfMessageAttributes", Digests.ofAttributes(attributes));
      Map<String, Object> trees = new LinkedHashMap<>();
      attributes.forEach((name, attribute) -> trees.put(name, tree(attribute)));
      shown.put("MessageAttributes", trees);
    }
    return shown;
  }

  private static Map<String, Object> tree(MessageAttribute attribute) {
    return switch (attribute.value()) {
      case MessageAttribute.Text text ->
          Map.of("DataType", attribute.type(), "StringValue", text.text());
      case MessageAttribute.Binary binary ->
          Map.of(
              "DataType",
              attribute.type(),
              "BinaryValue",
              Base64.getEncoder().encodeToString(binary.bytes()));
    };
  }

  private Map<String, Object> delete(Fields request) {
    addressed(request).delete(request.text("ReceiptHandle"));
    return Map.of();
  }

  private Map<String, Object> attributes(Fields request) {
    LocalQueue queue = addressed(request);
    Map<String, String> known =
        Map.of(
            "QueueArn", LocalArn.queue(queue.spec()),
            "ApproximateNumberOfMessages", Integer.toString(queue.visible()),
            "ApproximateNumberOfMessagesNotVisible", Integer.toString(queue.hidden()),
            "VisibilityTimeout", Long.toString(queue.spec().visibilityTimeout().toSeconds()),
            "MessageRetentionPeriod", Long.toString(queue.spec().retention().toSeconds()),
            "MaximumMessageSize", Integer.toString(LONGEST_MESSAGE));
    List<String> wanted = request.names("AttributeNames");
    wanted.stream()
        .filter(name -> !name.equals("All") && !known.containsKey(name))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw AwsError.withQueryCode(
                  "com.amazonaws.sqs#InvalidAttributeName",
                  "InvalidAttributeName;Sender",
                  "Unknown Attribute "
                      + unknown
                      + ". The local cloud knows "
                      + known.keySet().stream().sorted().toList()
                      + ".");
            });
    return Map.of("Attributes", new Wanted(wanted).among(known));
  }

  @Override
  public void close() {
    server.close();
  }
}
