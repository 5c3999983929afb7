package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the local cloud cannot do stops it with the place and the way out. Each case changes one
 * text of the real template, which loads without the change.
 */
class TemplateRefusalTest {
  @TempDir Path folder;

  static Stream<Arguments> changes() {
    return Stream.of(
        change(
            "an unknown resource type",
            "Type: AWS::Events::EventBus",
            "Type: AWS::Kinesis::Stream",
            "Bus",
            "AWS::Kinesis::Stream",
            "Remove the resource"),
        change(
            "an unknown property of a table",
            "BillingMode: PAY_PER_REQUEST",
            "BillingMode: PAY_PER_REQUEST\n      LocalSecondaryIndexes: []",
            "Journal (AWS::DynamoDB::Table)",
            "LocalSecondaryIndexes is not supported",
            "railway.cloud.template.TableReader"),
        change(
            "provisioned capacity",
            "BillingMode: PAY_PER_REQUEST",
            "BillingMode: PROVISIONED",
            "BillingMode is 'PROVISIONED'",
            "PAY_PER_REQUEST"),
        change(
            "an unknown property of a function",
            "Timeout: 10\n",
            "Timeout: 10\n      VpcConfig: {SubnetIds: [subnet-1]}\n",
            "StartWorkflow (AWS::Serverless::Function)",
            "VpcConfig is not supported",
            "railway.cloud.template.FunctionReader"),
        change(
            "an unknown event source",
            "Type: ScheduleV2",
            "Type: Kinesis",
            "WakeUp (AWS::Serverless::Function), Events, Shard0",
            "'Kinesis'",
            "ScheduleV2"),
        change(
            "a path with a wildcard",
            "email: $.detail.detail.order.email",
            "email: $.detail.detail.*.email",
            "StartWorkflow (AWS::Serverless::Function), Events, LatePayment",
            "email is '$.detail.detail.*.email'",
            "$.detail.name"),
        change(
            "a placeholder that nobody defines",
            "\"amount\": <amount>",
            "\"amount\": <price>",
            "InputTemplate uses <price>",
            "[id, source, time, orderId, email, attemptId, amount]"),
        change(
            "a placeholder as a key",
            "{\"orderId\": <orderId>",
            "{\"<orderId>\": <orderId>",
            "a variable in a key"),
        change(
            "an input template that makes no JSON",
            "\"amount\": <amount>}",
            "\"amount\": <amount>",
            "InputTemplate is not JSON"),
        change(
            "two inputs at once",
            "InputTransformer:\n",
            "Input: '{}'\n            InputTransformer:\n",
            "InputTransformer stands beside Input"),
        change(
            "a cron expression",
            "ScheduleExpression: rate(1 minute)",
            "ScheduleExpression: cron(0 12 * * ? *)",
            "ScheduleExpression is 'cron(0 12 * * ? *)'",
            "rate(1 minute)"),
        change(
            "a tumbling window of a stream trigger",
            "BatchSize: 25",
            "BatchSize: 25\n            TumblingWindowInSeconds: 10",
            "FollowTransition (AWS::Serverless::Function), Events, Journal",
            "TumblingWindowInSeconds is not supported"),
        change(
            "a stream trigger that skips what is there",
            "StartingPosition: TRIM_HORIZON",
            "StartingPosition: LATEST",
            "StartingPosition is 'LATEST'",
            "TRIM_HORIZON"),
        change(
            "a filter that is no pattern",
            "\"S\":[\"stream\"]",
            "\"S\":\"stream\"",
            "FilterCriteria",
            "the pattern is not valid"),
        change(
            "a rule on a bus that is not there",
            "EventBusName: !Ref Bus",
            "EventBusName: somebody-elses",
            "StartWorkflow, event Happened",
            "no bus somebody-elses"),
        change(
            "a stream of a table without one",
            "Stream: !GetAtt Journal.StreamArn",
            "Stream: !GetAtt ToDos.StreamArn",
            "ToDos is no table with a stream",
            "StreamSpecification"),
        change(
            "a reference to nothing",
            "EVENT_BUS: !Ref Bus",
            "EVENT_BUS: !Ref Buss",
            "environment variable EVENT_BUS",
            "!Ref Buss"),
        change(
            "an intrinsic function",
            "EVENT_BUS: !Ref Bus",
            "EVENT_BUS: !ImportValue Bus",
            "Environment, Variables, EVENT_BUS",
            "Fn::ImportValue",
            "Use Ref, GetAtt, Sub or Join"),
        change(
            "a condition that compares nothing",
            "IsProduction: !Equals [!Ref Stage, prod]",
            "IsProduction: !FindInMap [Stages, prod, Is]",
            "Conditions, IsProduction",
            "Fn::FindInMap",
            "Use Equals"),
        change(
            "a condition that is not there",
            "!If [IsProduction, true, false]",
            "!If [IsStaging, true, false]",
            "there is no condition IsStaging",
            "IsProduction"),
        change(
            "a role that is not there",
            "Role: !GetAtt StartWorkflowRole.Arn",
            "Role: !GetAtt StartWorkflowRoll.Arn",
            "StartWorkflow, Role",
            "no role StartWorkflowRoll"),
        change(
            "policies beside a role",
            "Role: !GetAtt StartWorkflowRole.Arn",
            "Role: !GetAtt StartWorkflowRole.Arn\n      Policies: [{Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*'}]}]",
            "StartWorkflow (AWS::Serverless::Function)",
            "beside a Role",
            "Move them"),
        change(
            "a managed policy of AWS",
            "ManagedPolicyArns: !If [HasKey, [!Ref UseOfTheKey], !Ref AWS::NoValue]",
            "ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]",
            "StartWorkflowRole (AWS::IAM::Role)",
            "AdministratorAccess",
            "Write its statements"),
        change(
            "a bucket on which nobody hears of objects",
            "LifecycleConfiguration:",
            "NotificationConfiguration: {}\n      LifecycleConfiguration:",
            "FailedRecords (AWS::S3::Bucket)",
            "NotificationConfiguration is not supported",
            "BucketReader"),
        change(
            "a runtime that is not Java",
            "Runtime: java25",
            "Runtime: nodejs22.x",
            "Runtime is 'nodejs22.x'",
            "Use java25"),
        change(
            "a dead letter queue that is not there",
            "Arn: !GetAtt DeadLetters.Arn",
            "Arn: !GetAtt Journal.Arn",
            "is no queue of this template"),
        change(
            "a key that is there twice",
            "MemorySize: 1024",
            "MemorySize: 1024\n    MemorySize: 2048",
            "MemorySize",
            "twice"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void loader_refuses_andNamesThePlaceAndTheWayOut(
      String name, String from, String to, String[] message) throws IOException {
    String original = Files.readString(TemplateFile.path());
    assertThat(original).contains(from);
    Path changed = folder.resolve("template.yaml");
    Files.writeString(
        changed, original.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));

    assertThatThrownBy(() -> TemplateLoader.load(changed, TemplateFile.PARAMETERS))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("template.yaml: ")
        .hasMessageContainingAll(message);
  }

  @Test
  void loader_namesTheLine() throws IOException {
    Path changed = folder.resolve("template.yaml");
    Files.writeString(
        changed,
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Letters:
            Type: AWS::SQS::Queue
            Properties:
              RedriveAllowPolicy: {}
        """);
    assertThatThrownBy(() -> TemplateLoader.load(changed, Map.of()))
        .hasMessageContaining(
            "Letters (AWS::SQS::Queue) (line 6): the property RedriveAllowPolicy");
  }

  @Test
  void loader_refusesAParameterThatTheTemplateDoesNotHave() {
    assertThatThrownBy(() -> TemplateLoader.load(TemplateFile.path(), Map.of("Colour", "teal")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll("no parameter Colour", "Stage");
  }

  @Test
  void loader_refusesAParameterValueThatIsNotAllowed() {
    assertThatThrownBy(() -> TemplateLoader.load(TemplateFile.path(), Map.of("Stage", "Big Bang")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll("Stage is 'Big Bang'", "[a-z]");
  }

  @Test
  void loader_saysWhenThereIsNoFile() {
    assertThatThrownBy(() -> TemplateLoader.load(folder.resolve("absent.yaml"), Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Cannot read the template");
  }

  private static Arguments change(String name, String from, String to, String... message) {
    return Arguments.of(name, from, to, message);
  }
}
