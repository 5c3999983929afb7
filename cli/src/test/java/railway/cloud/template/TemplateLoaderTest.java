package railway.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import railway.cloud.template.EventSource.Access;
import railway.cloud.template.EventSource.ApiRoute;
import railway.cloud.template.EventSource.BusRule;
import railway.cloud.template.EventSource.Schedule;
import railway.cloud.template.EventSource.StreamTrigger;
import railway.cloud.template.TableSpec.AttributeType;
import railway.cloud.template.TableSpec.Projection;
import railway.cloud.template.TableSpec.StreamView;

/** The real template.yaml, as the local cloud sees it. */
class TemplateLoaderTest {
  private static final Path FILE = TemplateFile.path();

  private final Template template = TemplateFile.load();
  private final References references =
      new LocalReferences(
          template, URI.create("http://127.0.0.1:1111"), URI.create("http://127.0.0.1:2222"));

  @Test
  void template_hasEveryResourceOfTheDesign() {
    assertThat(template.tables()).containsOnlyKeys("Journal", "Workflows", "ToDos");
    assertThat(template.queues()).containsOnlyKeys("RejectedEvents", "DeadLetters");
    assertThat(template.buckets()).containsOnlyKeys("FailedRecords");
    assertThat(template.buses()).containsOnlyKeys("Bus");
    assertThat(template.apis()).containsOnlyKeys("Api");
    assertThat(template.functions())
        .containsOnlyKeys(
            "StartWorkflow",
            "FollowTransition",
            "ProjectReadModels",
            "WakeUp",
            "AnswerToDo",
            "ListToDos",
            "MeasureBacklog");
  }

  @Test
  void journal_isKeyedByWorkflowAndSequence_andShowsNewImages() {
    assertThat(template.tables().get("Journal"))
        .isEqualTo(
            new TableSpec(
                "Journal",
                "Journal",
                Map.of("workflowId", AttributeType.S, "seq", AttributeType.N),
                new TableSpec.Key("workflowId", Optional.of("seq")),
                List.of(),
                Optional.empty(),
                Optional.of(StreamView.NEW_IMAGE),
                List.of(
                    new StatementSpec(
                        "FactsAreNeverChanged",
                        Effect.Deny,
                        List.of(
                            "dynamodb:BatchWriteItem",
                            "dynamodb:DeleteItem",
                            "dynamodb:PartiQLDelete",
                            "dynamodb:PartiQLUpdate",
                            "dynamodb:UpdateItem",
                            "dynamodb:UpdateTimeToLive"),
                        List.of(new Expression.Literal("*")),
                        List.of(),
                        List.of(
                            new StatementSpec.PrincipalSpec(
                                "AWS", new Expression.Literal("*")))))));
  }

  @Test
  void readModels_haveTheirIndexesAndHousekeeping() {
    assertThat(template.tables().get("Workflows").indexes())
        .containsExactly(
            new TableSpec.Index(
                "due", new TableSpec.Key("dueShard", Optional.of("due")), new Projection.All()),
            new TableSpec.Index(
                "position",
                new TableSpec.Key("position", Optional.of("since")),
                new Projection.All()));
    assertThat(template.tables().get("ToDos").indexes())
        .containsExactly(
            new TableSpec.Index(
                "assignee",
                new TableSpec.Key("assignee", Optional.of("since")),
                new Projection.All()));
    assertThat(template.tables().values())
        .extracting(TableSpec::timeToLive)
        .containsExactly(Optional.empty(), Optional.of("expiresAt"), Optional.of("expiresAt"));
  }

  @Test
  void followTransition_readsOnlyWhatTheExpressTrackLeaves_andKeepsWhatItGivesUp() {
    assertThat(function("FollowTransition").sources(StreamTrigger.class))
        .containsExactly(
            new StreamTrigger(
                "Journal",
                "Journal",
                25,
                Duration.ZERO,
                10,
                List.of(
                    "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"follow\":{\"S\":[\"stream\"]}}}}"),
                true,
                true,
                OptionalInt.of(600),
                Optional.of(Duration.ofHours(1)),
                Optional.of(new Expression.Attribute("FailedRecords", "Arn"))));
  }

  @Test
  void startWorkflow_hearsEverythingButAnswersAndAnnouncements() {
    BusRule rule = function("StartWorkflow").sources(BusRule.class).getFirst();
    assertThat(rule.pattern())
        .isEqualTo(
            "{\"source\":[{\"anything-but\":{\"prefix\":\"railway.\"}}],\"detail-type\":[{\"anything-but\":[\"ToDoAnswered\"]}]}");
    assertThat(rule.bus().resolve(references)).isEqualTo("railway-dev");
    assertThat(rule.delivery().deadLetterArn().orElseThrow().resolve(references))
        .isEqualTo("arn:aws:sqs:local:000000000000:DeadLetters");
    assertThat(function("StartWorkflow").asyncInvocation().onFailure()).isPresent();
  }

  @Test
  void answers_comeByHttpAndByMessage() {
    assertThat(function("AnswerToDo").sources(ApiRoute.class))
        .containsExactly(
            new ApiRoute("Called", "Api", "POST", "/todos/{taskId}/answer", Access.AUTHORIZED));
    assertThat(function("AnswerToDo").sources(BusRule.class))
        .extracting(BusRule::pattern)
        .containsExactly("{\"detail-type\":[\"ToDoAnswered\"]}");
    assertThat(template.apis().get("Api").defaultAuthorizer().orElseThrow().issuer())
        .isEqualTo(new Expression.Literal("https://tokens.example.org"));
  }

  @Test
  void wakeUp_runsEveryMinuteForEachShard() {
    assertThat(function("WakeUp").sources(Schedule.class))
        .filteredOn(Schedule::enabled)
        .extracting(Schedule::rate, schedule -> schedule.input().orElseThrow(), Schedule::role)
        .containsExactly(
            tuple(Duration.ofMinutes(1), "{\"shard\":\"0\"}", Optional.of("ScheduleRole")),
            tuple(Duration.ofMinutes(1), "{\"shard\":\"1\"}", Optional.of("ScheduleRole")));
  }

  @Test
  void aKeyOfTheUsers_bringsItsPolicyIntoBeing_andIntoEachRole() {
    assertThat(template.roles().get("WakeUpRole").statements())
        .extracting(StatementSpec::sid)
        .doesNotContain("ThroughTheServicesOnly");
    Template encrypted =
        TemplateFile.loadWith("KeyArn", "arn:aws:kms:eu-central-1:000000000000:key/1");
    assertThat(encrypted.roles().get("WakeUpRole").statements())
        .extracting(StatementSpec::sid)
        .contains("ThroughTheServicesOnly");
  }

  @Test
  void startWorkflow_actsInItsRole_andIsReachedByItsAlias() {
    FunctionSpec start = function("StartWorkflow");
    assertThat(start.role()).isEqualTo("StartWorkflowRole");
    assertThat(references.ref("StartWorkflow.Alias"))
        .isEqualTo("arn:aws:lambda:local:000000000000:function:StartWorkflow:live");
    assertThat(template.roles().get("StartWorkflowRole").assumedBy())
        .containsExactly("lambda.amazonaws.com");
  }

  @Test
  void variables_nameTheLocalResources() {
    assertThat(function("FollowTransition").environment(references))
        .containsEntry("JOURNAL_TABLE", "Journal")
        .containsEntry("WORKFLOWS_TABLE", "Workflows")
        .containsEntry("TODOS_TABLE", "ToDos")
        .containsEntry("EVENT_BUS", "railway-dev")
        .containsEntry("REJECTED_QUEUE_URL", "http://127.0.0.1:1111/000000000000/RejectedEvents")
        .containsEntry("PAYMENT_DEADLINE", "PT72H");
  }

  @Test
  void parameterOverrides_replaceDefaults() {
    Template overridden = TemplateFile.loadWith("WarehouseUrl", "http://127.0.0.1:9");
    assertThat(overridden.functions().get("FollowTransition").environment(references))
        .containsEntry("WAREHOUSE_URL", "http://127.0.0.1:9");
    assertThat(TemplateFile.loadWith("Stage", "demo").buses().get("Bus").name())
        .isEqualTo("railway-demo");
  }

  @Test
  void handlers_areTheFunctionsOfTheOneZip() {
    assertThat(template.functions())
        .allSatisfy(
            (logicalId, spec) -> {
              assertThat(spec.handler()).isEqualTo("railway.functions." + logicalId);
              assertThat(spec.code())
                  .isEqualTo(FILE.resolveSibling("functions/target/functions.zip"));
            });
  }

  private FunctionSpec function(String logicalId) {
    return template.functions().get(logicalId);
  }
}
