package railway.cloud.template;

import java.time.Duration;

/** {@code AWS::SQS::Queue}; standard queues without redrive. */
final class QueueReader {
  private QueueReader() {}

  static QueueSpec read(String logicalId, Section queue) {
    queue.only("FifoQueue", "false");
    var spec =
        new QueueSpec(
            logicalId,
            queue.text("QueueName").orElse(logicalId),
            queue.seconds("MessageRetentionPeriod").orElse(Duration.ofDays(4)),
            queue.seconds("VisibilityTimeout").orElse(Duration.ofSeconds(30)));
    queue
        .meaningless(
            "SqsManagedSseEnabled",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "ReceiveMessageWaitTimeSeconds",
            "Tags")
        .done();
    return spec;
  }
}
