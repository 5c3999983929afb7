package railway.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import railway.cloud.template.LocalArn;
import railway.cloud.template.TemplateException;
import railway.cloud.template.TemplateLoader;
import railway.cloud.wire.CloudLog;

class GuardTest {
  private static final String NOTES = LocalArn.tableNamed("Notes");

  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Notes:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            ResourcePolicy:
              PolicyDocument:
                Statement: {Sid: Kept, Effect: Deny, Principal: "*", Action: "dynamodb:Delete*", Resource: "*"}
        Letters:
          Type: AWS::SQS::Queue
        Postbox:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref Letters]
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: events.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: !GetAtt Letters.Arn
                  Condition: {ArnLike: {"aws:SourceArn": "arn:aws:events:*:rule/bus/*"}}
                - {Effect: Deny, Principal: "*", Action: "sqs:*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": false}}}
        Write:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: code.zip
            Handler: Write
            Role: !GetAtt Writer.Arn
        Writer:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
            Policies:
              - PolicyName: Notes
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - {Sid: Put, Effect: Allow, Action: ["dynamodb:PutItem", "dynamodb:DeleteItem"], Resource: !GetAtt Notes.Arn}
                    - {Sid: Read, Effect: Allow, Action: "dynamodb:Que*", Resource: !Sub "${Notes.Arn}/index/b?"}
                    - {Sid: Tell, Effect: Allow, Action: "events:PutEvents", Resource: "*", Condition: {StringLike: {"events:detail-type": "Note*"}}}
                    - {Sid: ButNot, Effect: Deny, Action: "events:PutEvents", Resource: "*", Condition: {StringEquals: {"events:detail-type": [NoteLost, NoteStolen]}}}
      """;

  @TempDir Path folder;

  private Guard guard(String template) {
    try {
      return Guard.of(
          TemplateLoader.load(
              Files.writeString(folder.resolve("template.yaml"), template), Map.of()),
          CloudLog.silent());
    } catch (IOException trouble) {
      throw new IllegalStateException(trouble);
    }
  }

  private Verdict asWriter(Access access) {
    return guard(TEMPLATE).judge(Credentials.of("Write"), access);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:PutItem, , true",
    "DynamoDB:putitem, , true",
    "dynamodb:GetItem, , false",
    "dynamodb:PutItem, 2, false",
    "dynamodb:Query, /index/by, true",
    "dynamodb:Query, /index/bye, false",
    "dynamodb:Query, , false",
    "dynamodb:DeleteItem, , false"
  })
  void aRole_mayWhatAStatementAllows_unlessTheResourceForbidsIt(
      String action, String behind, boolean allowed) {
    Verdict verdict = asWriter(Access.to(action, NOTES + (behind == null ? "" : behind)));

    assertThat(verdict instanceof Verdict.Allowed).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"NoteWritten, true", "NoteLost, false", "Letter, false"})
  void conditions_mustHold_andADenialWins(String detailType, boolean allowed) {
    Access access =
        Access.to("events:PutEvents", "arn:aws:events:local:000000000000:event-bus/bus")
            .with("events:detail-type", detailType);

    assertThat(asWriter(access) instanceof Verdict.Allowed).isEqualTo(allowed);
  }

  @Test
  void aDenial_namesWhoWhatWhere_andTheRoleToMend() {
    assertThat(asWriter(Access.to("dynamodb:GetItem", NOTES)))
        .isInstanceOfSatisfying(
            Verdict.Denied.class,
            denied ->
                assertThat(denied.reason())
                    .isEqualTo(
                        "User: arn:aws:sts::000000000000:assumed-role/Writer/Write is not authorized to"
                            + " perform: dynamodb:GetItem on resource: "
                            + NOTES
                            + " because no identity-based policy allows the dynamodb:GetItem action."
                            + " Add dynamodb:GetItem on "
                            + NOTES
                            + " to the role Writer in template.yaml."));
  }

  @Test
  void anOperator_mayDoWhatNoResourceForbids() {
    Guard guard = guard(TEMPLATE);

    assertThat(guard.judge(Credentials.OPERATOR, Access.to("dynamodb:UpdateItem", NOTES)))
        .isEqualTo(new Verdict.Allowed());
    assertThat(guard.judge(Credentials.OPERATOR, Access.to("dynamodb:DeleteItem", NOTES)))
        .isInstanceOf(Verdict.Denied.class);
    assertThat(guard.uses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "events.amazonaws.com, rule/bus/one, true",
    "events.amazonaws.com, rule/other/one, false",
    "sns.amazonaws.com, rule/bus/one, false"
  })
  void aService_mayWhatThePolicyOfTheResourceAllows(String service, String rule, boolean allowed) {
    Access access =
        Access.to("sqs:SendMessage", LocalArn.queueNamed("Letters"))
            .with("aws:SourceArn", "arn:aws:events:local:000000000000:" + rule);

    assertThat(guard(TEMPLATE).judgeService(service, access) instanceof Verdict.Allowed)
        .isEqualTo(allowed);
  }

  @Test
  void whatWasAsked_isRemembered_allowedOrNot() {
    Guard guard = guard(TEMPLATE);
    guard.judge(Credentials.of("Write"), Access.to("dynamodb:PutItem", NOTES));
    guard.judge(Credentials.of("Write"), Access.to("dynamodb:Scan", NOTES));

    assertThat(guard.uses())
        .containsExactlyInAnyOrder(
            new Use("Write", "Writer", Access.to("dynamodb:PutItem", NOTES)),
            new Use("Write", "Writer", Access.to("dynamodb:Scan", NOTES)));
    assertThat(guard.denials()).singleElement().asString().contains("dynamodb:Scan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          StringLike   ; StringNotLike  ; condition operator StringNotLike
          events:detail-type ; aws:MultiFactorAuthAge ; condition key aws:MultiFactorAuthAge
          "dynamodb:Que*" ; "dynamodb" ; 'dynamodb' is no action
          """)
  void whatCannotBeEvaluated_isRefused(String from, String to, String message) {
    assertThatThrownBy(() -> guard(TEMPLATE.replace(from, to)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContainingAll("Writer, statement", message);
  }

  @Test
  void aSignature_saysWhoCalls() {
    assertThat(
            Credentials.ofSignature(
                    "AWS4-HMAC-SHA256 Credential=ASIAWrite/20260101/local/sqs/aws4_request, SignedHeaders=host, Signature=1")
                .function())
        .contains("Write");
    assertThat(Credentials.ofSignature("")).isEqualTo(Credentials.OPERATOR);
  }
}
