package railway.cloud;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import railway.cloud.access.Access;
import railway.cloud.access.Guard;
import railway.cloud.access.Verdict;
import railway.cloud.buckets.FailedBatch;
import railway.cloud.template.EventSource;
import railway.cloud.template.Expression;
import railway.cloud.template.FunctionSpec;
import railway.cloud.template.LocalArn;
import railway.cloud.template.LocalReferences;
import railway.cloud.template.References;
import railway.cloud.template.RoleSpec;
import railway.cloud.template.Template;
import railway.cloud.template.TemplateException;

/**
 * What AWS does for a function, and not the function itself: Lambda reads streams and keeps what
 * failed in the function's role, the scheduler invokes in its own, a rule keeps what it cannot
 * deliver in its own name. AWS would refuse the stack, or lose events without a word; here the
 * start fails.
 */
final class Permissions {
  private static final String LAMBDA = "lambda.amazonaws.com";
  private static final String SCHEDULER = "scheduler.amazonaws.com";
  private static final List<String> STREAM_READING =
      List.of(
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams");

  private final Template template;
  private final Guard guard;
  private final References references;

  Permissions(Template template, Guard guard) {
    this.template = template;
    this.guard = guard;
    this.references = LocalReferences.namesOf(template);
  }

  /**
   * Asks the guard for each of them.
   *
   * @throws TemplateException naming the first that is missing, and how to mend it
   */
  void check() {
    template.functions().values().forEach(this::function);
  }

  private void function(FunctionSpec function) {
    String name = function.logicalId();
    RoleSpec role = assumed(function.role(), LAMBDA, name + ", Role");
    function
        .asyncInvocation()
        .onFailure()
        .ifPresent(arn -> kept(role, name, arn, name + ", EventInvokeConfig", name));
    for (EventSource source : function.sources()) {
      String where = name + ", event " + source.name();
      switch (source) {
        case EventSource.StreamTrigger trigger -> stream(role, name, trigger, where);
        case EventSource.BusRule rule ->
            rule.delivery()
                .deadLetterArn()
                .ifPresent(arn -> rule(name, rule, arn.resolve(references), where));
        case EventSource.Schedule schedule ->
            schedule.role().ifPresent(by -> schedule(function, schedule, by, where));
        case EventSource.ApiRoute route -> {}
      }
    }
  }

  private void stream(
      RoleSpec role, String function, EventSource.StreamTrigger trigger, String where) {
    String arn = references.attribute(trigger.table(), "StreamArn");
    STREAM_READING.forEach(action -> inRole(role, function, Access.to(action, arn), where));
    trigger
        .onFailure()
        .ifPresent(
            kept ->
                kept(role, function, kept, where, FailedBatch.folder(function, trigger.name())));
  }

  /** In a queue, or in a bucket, which Lambda looks for first. */
  private void kept(
      RoleSpec role, String function, Expression destination, String where, String folder) {
    String arn = destination.resolve(references);
    Stream<Access> needed =
        arn.startsWith("arn:aws:s3:::")
            ? Stream.of(
                Access.to("s3:ListBucket", arn),
                Access.to("s3:PutObject", arn + "/" + folder + "batch"))
            : Stream.of(Access.to("sqs:SendMessage", arn));
    needed.forEach(access -> inRole(role, function, access, where));
  }

  private void rule(String function, EventSource.BusRule rule, String queue, String where) {
    Access access =
        Access.to("sqs:SendMessage", queue)
            .with(
                "aws:SourceArn",
                LocalArn.rule(rule.bus().resolve(references), function + rule.name()));
    require(guard.judgeService("events.amazonaws.com", access), where);
  }

  private void schedule(
      FunctionSpec function, EventSource.Schedule schedule, String role, String where) {
    RoleSpec scheduler = assumed(role, SCHEDULER, where + ", RoleArn");
    String session = function.logicalId() + schedule.name();
    inRole(
        scheduler, session, Access.to("lambda:InvokeFunction", LocalArn.called(function)), where);
    schedule
        .delivery()
        .deadLetterArn()
        .ifPresent(
            arn ->
                inRole(
                    scheduler,
                    session,
                    Access.to("sqs:SendMessage", arn.resolve(references)),
                    where));
  }

  private RoleSpec assumed(String logicalId, String service, String where) {
    RoleSpec role =
        Optional.ofNullable(template.roles().get(logicalId))
            .orElseThrow(
                () ->
                    new TemplateException(
                        where
                            + ": the template has no role "
                            + logicalId
                            + ". Correct the name or add the role."));
    if (!role.assumedBy().contains(service)) {
      throw new TemplateException(
          "%s: %s may not act in the role %s. Add it as Principal, Service to its AssumeRolePolicyDocument."
              .formatted(where, service, logicalId));
    }
    return role;
  }

  private void inRole(RoleSpec role, String session, Access access, String where) {
    require(guard.judgeRole(role, session, access), where);
  }

  private static void require(Verdict verdict, String where) {
    switch (verdict) {
      case Verdict.Allowed() -> {}
      case Verdict.Denied denied -> throw new TemplateException(where + ": " + denied.reason());
    }
  }
}
