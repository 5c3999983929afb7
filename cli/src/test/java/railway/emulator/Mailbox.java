package railway.emulator;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue behind a rule, in the place of a function, which no emulator runs without Docker. */
record Mailbox(SqsClient queues, String url, String arn) {

  static Mailbox make(SqsClient queues, String name) {
    String url = queues.createQueue(request -> request.queueName(name)).queueUrl();
    String arn = arn(queues, url);
    queues.setQueueAttributes(
        request ->
            request
                .queueUrl(url)
                .attributes(Map.of(QueueAttributeName.POLICY, letsRulesSend(arn))));
    return new Mailbox(queues, url, arn);
  }

  static String arn(SqsClient queues, String url) {
    return queues
        .getQueueAttributes(
            request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
        .attributes()
        .get(QueueAttributeName.QUEUE_ARN);
  }

  private static String letsRulesSend(String arn) {
    return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"Service": "events.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": "%s"}]}"""
        .formatted(arn);
  }

  /** Takes what is there out of the queue; waits up to so long for the first message. */
  List<String> take(int seconds) {
    List<Message> messages =
        queues
            .receiveMessage(
                request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(seconds))
            .messages();
    messages.forEach(
        message ->
            queues.deleteMessage(
                request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }
}
