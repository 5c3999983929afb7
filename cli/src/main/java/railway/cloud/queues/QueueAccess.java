package railway.cloud.queues;

import java.util.Map;
import java.util.Optional;
import railway.cloud.access.Access;
import railway.cloud.access.Credentials;
import railway.cloud.access.Guard;
import railway.cloud.access.Verdict;
import railway.cloud.template.LocalArn;
import railway.cloud.wire.AwsError;
import railway.cloud.wire.AwsJsonServer;

/** What a request to SQS needs permission for, and how SQS refuses it. */
record QueueAccess(Guard guard) implements AwsJsonServer.Gate {

  @Override
  public void admit(String authorization, String operation, Map<String, Object> request) {
    Access access = Access.to("sqs:" + action(operation), resource(request));
    switch (guard.judge(Credentials.ofSignature(authorization), access)) {
      case Verdict.Allowed() -> {}
      case Verdict.Denied denied ->
          throw AwsError.forbidden(
              "com.amazon.coral.service#AccessDeniedException",
              "AccessDenied;Sender",
              denied.reason());
    }
  }

  /** A batch needs the permission for one message. */
  private static String action(String operation) {
    return operation.replaceFirst("Batch$", "");
  }

  private static String resource(Map<String, Object> request) {
    return Optional.ofNullable(request.get("QueueUrl"))
        .or(() -> Optional.ofNullable(request.get("QueueName")))
        .map(String::valueOf)
        .map(name -> LocalArn.queueNamed(name.substring(name.lastIndexOf('/') + 1)))
        .orElse("*");
  }
}
