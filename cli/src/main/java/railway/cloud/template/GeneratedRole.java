package railway.cloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.cloud.template.EventSource.StreamTrigger;

/**
 * The role that SAM makes for a function which names none: its {@code Policies}, its log, and what
 * its triggers and destinations need.
 */
final class GeneratedRole {
  private GeneratedRole() {}

  /** The name of the resource that SAM makes. */
  static String logicalId(String function) {
    return function + "Role";
  }

  static RoleSpec of(FunctionSpec function, List<StatementSpec> policies) {
    var statements = new ArrayList<>(policies);
    statements.add(RoleReader.logs());
    List<StreamTrigger> triggers = function.sources(StreamTrigger.class);
    for (StreamTrigger trigger : triggers) {
      statements.add(
          StatementSpec.allow(
              "ReadTheStream",
              List.of(
                  "dynamodb:DescribeStream",
                  "dynamodb:GetRecords",
                  "dynamodb:GetShardIterator",
                  "dynamodb:ListStreams"),
              List.of(new Expression.Attribute(trigger.table(), "StreamArn"))));
    }
    Stream.concat(
            triggers.stream().map(StreamTrigger::onFailure),
            Stream.of(function.asyncInvocation().onFailure()))
        .flatMap(Optional::stream)
        .forEach(
            destination ->
                statements.add(
                    StatementSpec.allow(
                        "KeepWhatFailed",
                        List.of("sqs:SendMessage", "s3:PutObject", "s3:ListBucket"),
                        List.of(
                            destination,
                            new Expression.Concatenation(
                                List.of(destination, new Expression.Literal("/*")))))));
    return new RoleSpec(
        function.role(), function.role(), List.of("lambda.amazonaws.com"), statements);
  }
}
